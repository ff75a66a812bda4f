import { listPairsOf, listSumsOf } from "../../store/conflicts/conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"
import type { Occasion } from "../requests/occasion.ts"
import { type JudgedChange, writeConflicts } from "./conflict-door.ts"
import { type Ending, endedState } from "./conflict-lifecycle.ts"
import { viewStore } from "./family-view.ts"
import type { Judgement } from "./judgement.ts"
import { type Plan, type PlanOptions, planJudgements } from "./plan-judgements.ts"

/** Stores what judgements come to, and returns it. The caller holds the locks of the families concerned. */
export async function saveJudgements(
  trx: Trx,
  judgements: readonly Judgement[],
  stored: readonly PairRow[],
  options: PlanOptions,
): Promise<Plan> {
  const plan = await planJudgements(viewStore(trx), judgements, stored, options)
  await writeConflicts(trx, plan, options)
  return plan
}

/** Why conflicts end without a judgement, and on what occasion. */
export type End = Occasion & { readonly by: Ending; readonly reason: string }

/**
 * Resolves the conflicts of a figure that lost its last claim, with the reason that was given for ending the claim. Returns
 * how many of them were not resolved before.
 */
export async function resolveOfFigure(trx: Trx, figure: InFamily, end: End): Promise<number> {
  const stored = [...(await listPairsOf(trx, [figure])), ...(await listSumsOf(trx, [figure]))]
  const ended = await resolveConflicts(trx, stored, end)
  return ended.filter(({ old }) => old.status !== "resolved").length
}

/** Resolves those of these conflicts that still stand, and returns them. */
export async function resolveConflicts(
  trx: Trx,
  conflicts: readonly PairRow[],
  { by, reason, ...occasion }: End,
): Promise<readonly JudgedChange[]> {
  const judged = conflicts.flatMap((old): JudgedChange[] => {
    const state = endedState(old, by, reason)
    return state === null ? [] : [{ old, state, action: by }]
  })
  await writeConflicts(trx, { judged }, occasion)
  return judged
}
