import { printTolerance } from "../../../src/compare/rules/print-settings.ts"
import type { Body, TestApp } from "../../support/app.ts"
import type { Books } from "./books.ts"
import { keyOf } from "./check-conflicts.ts"
import { AMPLE, findLeftOut, takesPlace } from "./left-out.ts"
import type { Expected } from "./sequential.ts"
import { listClaimants, readStored, type Stored, type SubjectRow } from "./stored.ts"

/**
 * The active claims of a history filed once more, one after the other, into another database that has its subjects,
 * sources and rules as they are at the end. `app` is the service in this process: nothing else works there.
 */
export async function refile(app: TestApp, books: Books, stored: Stored): Promise<Stored> {
  const sources = await makeSources(app, stored)
  const subjects = await makeSubjects(app, stored)
  await makeRules(app, stored, subjects)
  await app.runJobs()
  for (const claim of stored.claims.filter(({ status }) => status === "active")) {
    const { figure, asOf } = books.claims.get(claim.id)?.said ?? {}
    await create(app, "/v1/claims", {
      subject: subjects.get(claim.subject_id),
      source: sources.get(claim.source_id),
      claimants: listClaimants(claim).map((id) => sources.get(id)),
      publishedAt: claim.published_at,
      figure,
      asOf,
    })
  }
  return readStored(app.url)
}

async function create(app: TestApp, path: string, body: Body): Promise<string> {
  const answer = await app.post(path, body)
  if (answer.status !== 201)
    throw new Error(`filing once more: ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`)
  return (answer.body.claim ?? answer.body).id
}

type Ids = ReadonlyMap<string, string>

async function makeSources(app: TestApp, { sources }: Stored): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const { id, name, merged_into } of sources) {
    if (merged_into === null) ids.set(id, await create(app, "/v1/sources", { name }))
  }
  return ids
}

/** Wholes before their parts. */
async function makeSubjects(app: TestApp, { subjects }: Stored): Promise<Ids> {
  const ids = new Map<string, string>()
  const current = new Map(subjects.filter(({ merged_into }) => merged_into === null).map((one) => [one.id, one]))
  const make = async ({ id, wholes, name, unit, measure, tags }: SubjectRow): Promise<void> => {
    if (ids.has(id)) return
    for (const whole of wholes) await make(current.get(whole) as SubjectRow)
    const partOf = wholes.map((whole) => ids.get(whole))
    ids.set(id, await create(app, "/v1/subjects", { name, unit, measure, tags, partOf }))
  }
  for (const subject of current.values()) await make(subject)
  for (const { id, exhaustive, disjoint } of current.values()) {
    if (exhaustive || disjoint) await app.patch(`/v1/subjects/${ids.get(id)}`, { exhaustive, disjoint })
  }
  return ids
}

/** In the order of their last change: of two that are equal otherwise, the newer one holds. */
async function makeRules(app: TestApp, { versions }: Stored, subjects: Ids): Promise<void> {
  const last = [...new Map(versions.map((version) => [version.rule_id, version])).values()]
  const active = last.filter(({ status }) => status === "active").sort((a, b) => (before(a, b) ? -1 : 1))
  for (const { scope, priority, settings } of active) {
    const subject = scope.subject === undefined ? {} : { subject: subjects.get(scope.subject) }
    await create(app, "/v1/rules", { scope: { ...scope, ...subject }, priority, settings })
  }
}

function before(a: { at: string; rule_id: string }, b: { at: string; rule_id: string }): boolean {
  return a.at === b.at ? a.rule_id < b.rule_id : a.at < b.at
}

/** What a comparison in each subject asks for, by names instead of ids: two databases that differ in it may disagree. */
export function listSettings({ subjects, figures }: Stored, { live, tolerances }: Expected): string[] {
  const current = subjects.filter(({ merged_into }) => merged_into === null)
  const names = new Map(current.map(({ id, name }) => [id, name]))
  return current.map(({ id, name, unit, measure, exhaustive, disjoint, parts }) => {
    const own = figures.filter((figure) => figure.subject_id === id && live.has(figure.id))
    const said = own.map(({ identity, quantity }) => `${identity} ${JSON.stringify({ ...quantity, text: undefined })}`)
    const tolerance = tolerances.get(id)
    const settings = tolerance === undefined ? null : printTolerance(tolerance)
    const setting = { unit, measure, exhaustive, disjoint, parts: parts.map((part) => names.get(part)), settings }
    return `${name}: ${JSON.stringify({ ...setting, figures: said.sort() })}`
  })
}

/**
 * What disagrees, and what is a revision, by names instead of ids: the same in two databases if it is the same, also where
 * no row of it is kept. A row of two that are no longer related, or of a whole whose parts add up to it no longer, keeps its last verdict; it is left out.
 */
export function listDisagreements(stored: Stored, expected: Expected, room = AMPLE): string[] {
  const { conflicts, figures, subjects } = stored
  const { live, tolerances, verdicts } = expected
  const leftOut = findLeftOut(stored, expected, room)
  const names = new Map(subjects.map(({ id, name }) => [id, name]))
  const keys = new Map(figures.map(({ id, subject_id, identity }) => [id, `${names.get(subject_id)}: ${identity}`]))
  const flagged = (id: string): readonly string[] => tolerances.get(id)?.flagged ?? []
  const disagrees = ({ subject_id, verdict }: Stored["conflicts"][number]) =>
    verdict === "revision" || flagged(subject_id).includes(verdict)
  const print = (kind: string, verdict: string, ids: readonly string[]) =>
    `${kind} ${verdict} ${ids
      .map((id) => keys.get(id))
      .sort()
      .join(" | ")}`
  const kept = conflicts
    .filter(
      (row) => (row.resolution ?? "person") === "person" || ["accepted", "rejudged"].includes(row.resolution ?? ""),
    )
    .filter(
      (row) =>
        verdicts.has(keyOf(row)) &&
        (takesPlace(row) || !leftOut.has(keyOf(row))) &&
        disagrees(row) &&
        [row.figure_a, row.figure_b ?? row.figure_a].every((id) => live.has(id)),
    )
    .map(({ kind, figure_a, figure_b, verdict }) =>
      print(kind, verdict, figure_b === null ? [figure_a] : [figure_a, figure_b]),
    )
  const others = [...leftOut].map((key) => {
    const { kind = "", verdict = "" } = verdicts.get(key) ?? {}
    return print(kind, verdict, key.split(" "))
  })
  return [...kept, ...others].sort()
}
