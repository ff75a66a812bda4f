import { isDeepStrictEqual } from "node:util"
import { insertPairs, type PairRow } from "../../../store/conflicts/conflicts.ts"
import { listStoredSummands, replaceSummands, type SummandRow } from "../../../store/conflicts/sums.ts"
import type { Db } from "../../../store/connection/connect.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { listAccepted } from "../accepted.ts"
import { type Accepted, firstState, type Judged, nextState, type State } from "../conflict-lifecycle.ts"
import { type Plan, saveUpdates, type Update } from "../save-verdicts.ts"
import type { SumJudgement, Whole } from "./judge-sum.ts"

/** `claimantsChanged`: somebody took up a figure of these sums, or left one. */
export type SumOptions = { readonly now: string; readonly claimantsChanged?: boolean }

/** `renamed`: stored sums that are made of other summands than before, and all that are new. */
type SumPlan = Plan & { readonly renamed: readonly Renamed[] }
type Renamed = { readonly row: PairRow; readonly summands: readonly SummandRow[] }

/** What is to be written of a whole's sums; nothing of it is stored yet. */
export async function planSums(
  db: Db,
  whole: Whole,
  judgements: readonly SumJudgement[],
  stored: readonly PairRow[],
  { now, claimantsChanged = false }: SumOptions,
): Promise<SumPlan> {
  const rows = new Map(stored.map((row) => [row.figure_a, row]))
  const acceptedFor = await listAccepted(db, judgements.length === 0 ? [] : [whole.id], now)
  const before = await listStoredSummands(db, stored)
  const inserts: PairRow[] = []
  const updates: Update[] = []
  const renamed: Renamed[] = []
  for (const judgement of judgements) {
    const old = rows.get(judgement.figure.id)
    const accepted = acceptedFor(whole.id, old?.id)
    const summands = before.get(old?.id ?? "") ?? []
    const added = old === undefined ? insertOf(whole, judgement, accepted, now) : []
    inserts.push(...added)
    if (old !== undefined) updates.push(...updateOf(old, judgement, { summands, claimantsChanged, accepted }))
    for (const row of old === undefined ? added : [old]) renamed.push(...renameOf(row, judgement, summands))
  }
  return { inserts, updates, renamed }
}

/** What a verdict was made of stays with it, until there is another verdict. */
function renameOf(row: PairRow, { judged, summands }: SumJudgement, before: readonly SummandRow[]): Renamed[] {
  return judged === null || isDeepStrictEqual(before, summands) ? [] : [{ row, summands }]
}

/** The row of a sum that is stored for the first time; none where it is not worth one. */
function insertOf(whole: Whole, { figure, judged }: SumJudgement, accepted: Accepted, now: string): PairRow[] {
  const state = judged === null ? null : firstState(judged, accepted)
  return state === null ? [] : [newSum(whole, figure.id, state, now)]
}

/** Other figures of the parts are other evidence, as another claimant is. */
function updateOf(
  old: PairRow,
  judgement: SumJudgement,
  news: { summands: readonly SummandRow[]; claimantsChanged: boolean; accepted: Accepted },
): Update[] {
  const claimantsChanged = news.claimantsChanged || hasOtherSummands(judgement, news.summands)
  const { accepted } = news
  const state = nextState(old, judgement.judged ?? nothingLeft(old), { claimantsChanged, accepted })
  return state === null ? [] : [{ old, state }]
}

export async function saveSums(
  trx: Trx,
  whole: Whole,
  judgements: readonly SumJudgement[],
  stored: readonly PairRow[],
  options: SumOptions,
): Promise<Plan> {
  const plan = await planSums(trx, whole, judgements, stored, options)
  await insertPairs(trx, plan.inserts, options.now)
  await saveUpdates(trx, "judged", plan.updates, options.now)
  for (const { row, summands } of plan.renamed) await replaceSummands(trx, row, summands)
  return plan
}

function hasOtherSummands({ judged, summands }: SumJudgement, before: readonly SummandRow[]): boolean {
  const figures = (rows: readonly SummandRow[]) => new Set(rows.map((row) => row.figure_id))
  return judged !== null && !isDeepStrictEqual(figures(before), figures(summands))
}

function newSum(whole: Whole, figureId: string, state: State, now: string): PairRow {
  return {
    subject_id: whole.id,
    id: newId(),
    kind: "sum",
    subject_a: whole.id,
    figure_a: figureId,
    subject_b: null,
    figure_b: null,
    ...state,
    assignee: null,
    version: 1,
    opened_at: now,
  }
}

/** The verdict stays readable; there is nothing to hold the whole against any more. */
function nothingLeft({ verdict, severity, detail }: PairRow): Judged {
  return { verdict, severity, detail, explanation: "No part has a figure beside the whole any more.", isFlagged: false }
}
