import type { Test } from "tap"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { hashBody } from "../../src/operations/requests/hash-body.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import type { Body } from "../support/app.ts"
import { expectConflicts } from "../support/claim-oracle.ts"
import { call } from "../support/service.ts"
import { listAll } from "./ask.ts"
import type { Ledger } from "./ledger.ts"
import { endPasses } from "./passes.ts"

export type Place = {
  readonly address: string
  /** Of the database: where it is given, passes that a crash left behind need not wait for their minute. */
  readonly hurry?: string
}

/** Everything that was acknowledged is there, nothing else is, and what is open is what the oracle says. */
export async function checkLedger(t: Test, place: Place, ledger: Ledger): Promise<void> {
  const { counts, claims, ended, exceptions, wrong } = ledger
  const done = `${counts.acknowledged} acknowledged, ${counts.away} times 503, ${counts.lost} lost, ${counts.replayed} replayed`
  t.same(wrong, [], `${ledger.name}: ${done}`)
  await endPasses(place)
  const subject = [...claims.values()][0]?.subject.id
  const stored = await listAll(place.address, `/v1/claims?subject=${subject}&limit=200`)
  checkClaims(t, ledger, stored)
  await checkRule(t, place, ledger)
  const covered = await checkExceptions(t, place, ledger)
  const active = stored.filter(({ status }) => status === "active")
  const { id, percent } = ledger.rule
  // The rule is one subject's own, so that it holds for precise figures too.
  const precise = id === null ? ("strict" as const) : ("tolerant" as const)
  const tolerance = { ...BUILT_IN_TOLERANCE, relativePercent: exact(percent), precise }
  const expected = expectConflicts(active, { measure: "stock", tolerance })
  const found = await readConflicts(place.address, subject)
  const open = expected.open.filter((pair) => !covered.has(pairOf(pair)))
  t.same(found.open, open, `the ${open.length} open conflicts and tensions at ${percent} %`)
  t.same(found.revisions, expected.revisions, `the ${expected.revisions.length} revisions`)
  t.equal(found.doubles, 0, "no pair is there twice")
  // The long form takes long, so it prints its progress.
  if (place.hurry === undefined) {
    process.stderr.write(
      `${ledger.name}: ${claims.size} claims, ${ended.size} of them ended; ${exceptions.size} exceptions; ` +
        `rule in version ${ledger.rule.version}; ${open.length} open; ${done}\n`,
    )
  }
}

/** As they were answered, but for what became of them. One that was sent again is there once. */
function checkClaims(t: Test, { claims, ended }: Ledger, stored: readonly Body[]): void {
  const wanted = [...claims.values()].map((claim) => print({ ...claim, status: ended.get(claim.id) ?? "active" }))
  t.same(
    stored.map(print).sort(),
    wanted.sort(),
    `all of ${wanted.length} acknowledged claims are there, and no others`,
  )
}

/** Equal in any order of the members, because an older version of the service may have answered. */
function print({ id, status, subject, figure, wording, quantity, asOf, source, claimant, publishedAt }: Body): string {
  const said = [wording, quantity, asOf, source.id, claimant.id, publishedAt]
  return [id, status, subject.id, figure.id, hashBody(said), wording].join(" ")
}

async function checkRule(t: Test, { address }: Place, { rule }: Ledger): Promise<void> {
  if (rule.id === null) return
  const { body } = await call(address, "GET", `/v1/rules/${rule.id}`)
  const is = [body.version >= rule.version, Number(body.settings.relative.percent)]
  t.same(is, [true, rule.percent], `the rule is what was acknowledged last, version ${rule.version}`)
}

/** The pairs of figures that an exception covers. */
async function checkExceptions(t: Test, { address }: Place, { exceptions }: Ledger): Promise<ReadonlySet<string>> {
  const covered = new Set<string>()
  const found = new Map<string, string>()
  for (const id of exceptions.keys()) {
    const { body } = await call(address, "GET", `/v1/exceptions/${id}`)
    found.set(id, body.status)
    if (body.status === "active") {
      const conflict = await call(address, "GET", `/v1/conflicts/${body.conflict}`)
      covered.add(pairOf(printPair(conflict.body)))
    }
  }
  t.same([...found], [...exceptions], `the ${found.size} exceptions are as they were acknowledged`)
  return covered
}

async function readConflicts(address: string, subject: string) {
  const list = (verdict: string) => listAll(address, `/v1/conflicts?subject=${subject}&limit=200${verdict}`)
  // Revisions are no conflicts, so that only who asks for them sees them.
  const all = (await Promise.all(["", "&verdict=revision"].map(list))).flat()
  const live = all.filter(({ figures }) => figures.every(({ claims }: Body) => claims > 0))
  return {
    open: all
      .filter(({ status }) => status === "open")
      .map(printPair)
      .sort(),
    revisions: live
      .filter(({ verdict }) => verdict === "revision")
      .map(printPair)
      .sort(),
    doubles: all.length - new Set(all.map(printPair).map(pairOf)).size,
  }
}

export function printPair({ figures, verdict }: Body): string {
  return `${figures
    .map(({ id }: Body) => id)
    .sort()
    .join(" ")} ${verdict}`
}

function pairOf(printed: string): string {
  return printed.split(" ").slice(0, 2).join(" ")
}
