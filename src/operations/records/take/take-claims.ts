import { gatherFigures, readFigures } from "../../../store/claims/filing/read-figures.ts"
import { writeEndedClaims } from "../../../store/claims/filing/write-claims.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findFigureIds } from "../../../store/records/find-taken.ts"
import { updateClaimEnds } from "../../../store/records/write-records.ts"
import { lockFamilies } from "../../../store/subjects/locks.ts"
import { type Addition, addClaims } from "../../claims/add-claims.ts"
import { addFigure } from "../../judging/add-figure.ts"
import { listNeighbours, type Neighbour } from "../../judging/judge.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { invalidInput, Refused } from "../../requests/refusals.ts"
import type { Party } from "../../sources/look-up-sources.ts"
import { bringHistory } from "./bring-history.ts"
import type { Ref } from "./find-named.ts"
import { findOnce } from "./find-once.ts"
import { findRepeats } from "./find-repeats.ts"
import { type Parties, type ReadClaim, readClaim } from "./read-claim.ts"
import type { GivenOf, Taken } from "./taking.ts"

type Given = GivenOf<"claim">

/** A claim that is new here, with the record that it is read from. */
type New = ReadClaim & { readonly given: Given }

/**
 * Takes claims in together, each with the outcome that it would have by itself: those that stand are judged, those that
 * have ended are only kept. No two of them have one id, or one external id.
 */
export async function takeClaims(trx: Trx, all: readonly Given[], occasion: Occasion): Promise<(Taken | Refused)[]> {
  const named = makeNames(trx)
  const read = await Promise.all(all.map((given) => named.partiesOf(given)))
  const repeats = await findRepeats(trx, all, read)
  const outcomes: (Taken | Refused | New)[] = []
  for (const [index, given] of all.entries()) {
    const [parties, repeat] = [read[index], repeats[index]]
    if (parties instanceof Refused || parties === undefined) outcomes.push(parties ?? missing())
    else outcomes.push(repeat ?? (await refusedOr(async () => readNew(given, parties, named, occasion.now))))
  }
  await writeAll(trx, outcomes.filter(isNew), occasion)
  return outcomes.map((outcome) => (isNew(outcome) ? { outcome: "filed", id: outcome.claim.id } : outcome))
}

function missing(): never {
  throw new Error("a claim has no parties")
}

function isNew(outcome: Taken | Refused | New): outcome is New {
  return "claim" in outcome
}

async function refusedOr<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

type Names = ReturnType<typeof makeNames>

/** What claims name, looked up once for all of them. */
function makeNames(trx: Trx) {
  const { subject, party } = findOnce(trx)
  return {
    subject: (ref: Ref) => subject(ref, "/subject"),
    partiesOf: (given: Given) =>
      refusedOr(async (): Promise<Parties> => {
        const source = await party(given.source ?? {}, "/source")
        const claimants = await findClaimants(given, source, party)
        const via = await Promise.all((given.via ?? []).map((ref, index) => party(ref, `/via/${index}`)))
        return { source, claimants, via }
      }),
  }
}

/** Who asserts a claim, the first of them first: `claimant` says the first one only. */
async function findClaimants(
  { claimant, claimants }: Given,
  source: Party,
  find: (ref: Ref, pointer: string) => Promise<Party>,
): Promise<readonly Party[]> {
  if (claimants === undefined) return [claimant === undefined ? source : await find(claimant, "/claimant")]
  const parties = await Promise.all(claimants.map((ref, index) => find(ref, `/claimants/${index}`)))
  if (claimant !== undefined && (await find(claimant, "/claimant")).id !== parties[0]?.id)
    throw invalidInput([{ pointer: "/claimant", detail: "is not the first of claimants" }])
  const twice = parties.findIndex(({ id }, index) => parties.findIndex((other) => other.id === id) < index)
  if (twice < 0) return parties
  const detail = `"${parties[twice]?.name}" is named before`
  throw invalidInput([{ pointer: `/claimants/${twice}`, detail }])
}

async function readNew(given: Given, parties: Parties, names: Names, now: string): Promise<New> {
  const subject = await names.subject(given.subject ?? {})
  return { ...readClaim(given, subject, parties, now), given }
}

async function writeAll(trx: Trx, news: readonly New[], occasion: Occasion): Promise<void> {
  if (news.length === 0) return
  await lockFamilies(trx, [...new Set(news.map(({ subject }) => subject.id))])
  const neighbours = new Map<string, readonly Neighbour[]>()
  for (const { subject } of news) {
    if (!neighbours.has(subject.id)) neighbours.set(subject.id, await listNeighbours(trx, subject))
  }
  const free = await findFreeIds(trx, news)
  const active = news.filter(isAsserted)
  if (active.length > 0) {
    const additions = await toAdditions(trx, active, neighbours, free)
    await (await addClaims(trx, additions, { sources: [], subjects: [] }, occasion)).last
  }
  await keepEnded(
    trx,
    news.filter((one) => !isAsserted(one)),
    { neighbours, free, occasion },
  )
  await updateClaimEnds(
    trx,
    news.map(({ end }) => end),
  )
  for (const { given, subject, claim } of news) {
    const owner = { familyId: subject.family_id, subjectId: subject.id, entity: "claim" as const, entityId: claim.id }
    await bringHistory(trx, owner, given.history, occasion)
  }
}

/** Whether it is active, and carried by its article where it comes from one. */
function isAsserted({ end }: New): boolean {
  return end.status === "active" && end.carried_until === null
}

/** The ids of figures elsewhere that no figure has here, each for the one figure that may take it. */
async function findFreeIds(trx: Trx, news: readonly New[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, string>()
  for (const { given, figure } of news) {
    const id = given.figure?.id
    if (id !== undefined && ![...wanted.values()].includes(id)) wanted.set(keyOf(figure), id)
  }
  const keys = news.flatMap(({ subject, given }) =>
    given.figure === undefined ? [] : [{ family_id: subject.family_id, id: given.figure.id }],
  )
  const taken = await findFigureIds(trx, keys)
  return new Map([...wanted].filter(([, id]) => !taken.has(id)))
}

function keyOf({ subjectId, identity }: ReadClaim["figure"]): string {
  return `${subjectId} ${identity}`
}

async function readStored(trx: Trx, news: readonly New[]) {
  const searches = news.flatMap(({ subject: { family_id, id }, figure: { identity }, claim }, index) =>
    [claim.claimant_id, ...claim.further_claimants].map((claimant_id) => ({
      index,
      family_id,
      subject_id: id,
      identity,
      claimant_key: null,
      claimant_id,
    })),
  )
  return gatherFigures(await readFigures(trx, searches))
}

async function toAdditions(
  trx: Trx,
  active: readonly New[],
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  free: ReadonlyMap<string, string>,
): Promise<Addition[]> {
  const stored = await readStored(trx, active)
  return active.map(({ subject, figure, claim, end }, index) => {
    const before = stored.get(index) ?? null
    const shared = { subject, neighbours: neighbours.get(subject.id) ?? [], figure, figureId: free.get(keyOf(figure)) }
    return { ...shared, before, isKnown: before?.known ?? false, claim, saidAgainAt: end.said_again_at }
  })
}

type Keeping = {
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>
  readonly free: ReadonlyMap<string, string>
  readonly occasion: Occasion
}

/** Nobody asserts them any more, so nothing is judged: their figures are only there to be named. */
async function keepEnded(trx: Trx, ended: readonly New[], { neighbours, free, occasion }: Keeping): Promise<void> {
  if (ended.length === 0) return
  const stored = await readStored(trx, ended)
  const ids = new Map<string, string>()
  for (const [index, { figure, subject }] of ended.entries()) {
    const key = keyOf(figure)
    if (ids.has(key)) continue
    const own = (neighbours.get(subject.id) ?? []).find((one) => one.subject.id === subject.id)
    if (own === undefined) throw new Error(`the subject ${subject.id} is not among its own neighbours`)
    const id = stored.get(index)?.id ?? (await addFigure(trx, figure, own.tolerance, occasion.now, free.get(key)))
    ids.set(key, id)
  }
  const claims = ended.map(({ subject, figure, claim }) => ({
    ...claim,
    family_id: subject.family_id,
    subject_id: subject.id,
    figure_id: ids.get(keyOf(figure)) ?? "",
  }))
  await writeEndedClaims(trx, claims, occasion.now)
}
