import type { NewTerms } from "../../../../store/candidates/new-terms.ts"
import { quarterOf } from "../../../../store/candidates/quarters.ts"
import { MOST_RECALLED } from "../../../../store/claims/filing/recall-families.ts"
import type { PairRow } from "../../../../store/conflicts/pair-row.ts"
import type { Db } from "../../../../store/connection/connect.ts"
import { planPairs } from "../../../judging/judge-changes.ts"
import type { Plan } from "../../../judging/plan-judgements.ts"
import { NOTHING_STANDS, tellStandings } from "../../../judging/standing.ts"
import { endTurn, mapInTurns } from "../../../take-turns.ts"
import { rowOf } from "../file-claims.ts"
import { type Answer, SHOWN, type Submission } from "../file-together.ts"
import type { PreparedClaim } from "../prepare-claim.ts"
import { type DraftedBatch, draftBatch, IN_ANY_ORDER, type Order, takeRows } from "./draft-batch.ts"
import type { KnownFamily } from "./family.ts"
import { viewMemory } from "./family-view.ts"
import type { FilingMemory } from "./filing-memory.ts"
import { standingOf } from "./standing.ts"

/** A submission with its claim, which may know more than the claim that was sent. */
export type Candidate = { readonly submission: Submission; readonly claim: PreparedClaim }

/** Claims of which all is known but whether they may be written. */
export type JudgedClaims = DraftedBatch & { readonly plan: Plan }

/** The same with the answers to those who sent them. */
export type JudgedBatch = JudgedClaims & { readonly answers: ReadonlyMap<Submission, Answer> }

/** Conflicts, and UTF-16 code units of answers, of one batch. A flood is written under locks, in several statements. */
const MOST_CONFLICTS = 1_000
const MOST_ANSWERED = 1_000_000

/** As `judgeClaims`, with the answers. Undefined where they are too long, too. */
export async function judgeBatch(
  db: Db,
  candidates: readonly Candidate[],
  memory: FilingMemory,
  now: string,
): Promise<JudgedBatch | undefined> {
  const claims = candidates.map(({ claim }) => claim)
  const judged = await judgeClaims(claims, memory, now, HURRIED)
  if (judged === undefined) return undefined
  return orForget(memory, judged, async () => {
    const answers = await answerAll(db, judged, candidates, now)
    const size = [...answers.values()].reduce((sum, { answer }) => sum + answer.body.length, 0)
    return size > MOST_ANSWERED ? undefined : { ...judged, answers }
  })
}

export type Judging = {
  readonly order: Order
  /** Families of batches that are being written, on which this one builds: if one of them fails, so must this one. */
  readonly on: ReadonlySet<string>
  /** The most conflicts that may change. */
  readonly mostConflicts: number
}

/** Claims that came together from senders who wait. */
const HURRIED: Judging = { order: IN_ANY_ORDER, on: new Set(), mostConflicts: MOST_CONFLICTS }

/**
 * Judges claims by what is remembered of their families, which is from now on what it will be once the batch is written: who
 * does not write it must forget them. Undefined where there is nothing to write, or too much. What cannot be filed by memory is
 * left out.
 */
export async function judgeClaims(
  claims: readonly PreparedClaim[],
  memory: FilingMemory,
  now: string,
  { order, on, mostConflicts }: Judging,
): Promise<JudgedClaims | undefined> {
  const growth = new Map<string, number>()
  const isRight = (claim: PreparedClaim) => isFit(claim, memory, on) && hasRoom(claim, memory, growth)
  const batch = draftBatch(claims, memory, now, { isFit: isRight, order })
  if (batch.resolved.length === 0) return undefined
  for (const family of batch.families.values()) family.inFlight += 1
  return orForget(memory, batch, async () => {
    await endTurn(claims.length)
    return judgeDrafted(batch, now, mostConflicts)
  })
}

/** What the work comes to. Where it fails, or comes to nothing, the families of the batch are forgotten. */
async function orForget<T>(
  memory: FilingMemory,
  { families }: DraftedBatch,
  work: () => Promise<T | undefined>,
): Promise<T | undefined> {
  let done: T | undefined
  try {
    done = await work()
  } finally {
    if (done === undefined) memory.forgetFamilies(families.values())
  }
  return done
}

/** A name that stood for a subject when it was guessed has to be looked for among others, unless that is remembered. */
function isFit({ subject: { key }, guess }: PreparedClaim, memory: FilingMemory, on: Judging["on"]): boolean {
  const subject = memory.findSubject(key)
  if (subject === undefined) return guess === null
  const inFlight = memory.findFamily(subject.family_id)?.inFlight ?? 0
  return !subject.isUnfit && (inFlight === 0 || on.has(subject.family_id))
}

/** Whether the family stays small enough to be remembered with the claims of the batch so far. */
function hasRoom({ subject: { key } }: PreparedClaim, memory: FilingMemory, growth: Map<string, number>): boolean {
  const family = memory.findFamily(memory.findSubject(key)?.family_id ?? "")
  const id = family?.context.subject.family_id ?? key
  const claims = (growth.get(id) ?? 0) + 1
  growth.set(id, claims)
  return (family?.figureCount ?? 0) + claims <= MOST_RECALLED.figures
}

async function judgeDrafted(batch: DraftedBatch, now: string, most: number): Promise<JudgedClaims | undefined> {
  const known = new Map([...batch.families.values()].map((family) => [family.context.subject.id, family]))
  const days = new Map([...known].map(([id, { lastDay }]) => [id, lastDay]))
  takeRows(batch.rows, batch)
  const terms = batch.rows.terms.flatMap((news) => listNews(news, known.get(news.subjectId), days))
  const rows = { ...batch.rows, terms }
  const sides = batch.changes.map((change) => ({
    change,
    own: { subject: change.subject, figure: change.after, neighbours: change.neighbours },
  }))
  const plan = (await planPairs(viewMemory(batch.families), sides, { now, actor: null })) ?? NO_PLAN
  if (plan.opened.length + plan.judged.length > most) return undefined
  for (const row of listChanged(plan)) batch.families.get(row.family_id)?.putConflict(row, now)
  return { ...batch, rows, plan }
}

/**
 * The terms that have to be kept: those that are new to this process. None at all are kept where the subject has not come into a
 * later quarter either, by which it is listed.
 */
function listNews(news: NewTerms, family: KnownFamily | undefined, days: ReadonlyMap<string, number>): NewTerms[] {
  if (family === undefined) return [news]
  const terms = news.terms.filter((term) => !family.terms.has(term))
  for (const term of terms) family.terms.add(term)
  const isListed = quarterOf(family.lastDay) === quarterOf(days.get(news.subjectId) ?? Number.NaN)
  return terms.length === 0 && isListed ? [] : [{ ...news, terms }]
}

const NO_PLAN: Plan = { opened: [], judged: [], summands: [], counted: [], leavingOut: [] }

/** The conflicts as the plan leaves them. */
function listChanged({ opened, judged }: Plan): PairRow[] {
  return [...opened, ...judged.map(({ old, state }) => ({ ...old, ...state, version: old.version + 1 }))]
}

async function answerAll(db: Db, batch: DraftedBatch, candidates: readonly Candidate[], now: string) {
  const kept = batch.resolved.map(({ subject }, index) => {
    const [family, figure] = [batch.families.get(subject.family_id), batch.figureIds[index] ?? ""]
    if (family === undefined) throw new Error("the family of a claim that was judged is not remembered")
    return [figure, standingOf(family, figure, SHOWN)] as const
  })
  const standings = await tellStandings(db, new Map(kept))
  const submissions = new Map(candidates.map(({ submission, claim }) => [claim, submission]))
  const answers = await mapInTurns(batch.resolved, (resolved, index): [Submission, Answer] => {
    const submission = submissions.get(resolved.prepared)
    if (submission === undefined) throw new Error("a claim that was judged was not asked for")
    const claim = rowOf(resolved, batch.figureIds[index] ?? "", now)
    const standing = standings.get(claim.figure_id) ?? NOTHING_STANDS
    const answer = submission.print({ claim, created: true, similar: resolved.similar, standing })
    return [submission, { kind: "printed", answer }]
  })
  return new Map(answers)
}
