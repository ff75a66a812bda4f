import { insertPairs, lockPairsOf, lockSumsOf, type PairRow, updatePairs } from "../../store/conflicts/conflicts.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertChanges, type NewChange } from "../../store/requests/changes.ts"
import { type AcceptedFor, listAccepted } from "./accepted.ts"
import { endedState, firstState, nextState, type State } from "./conflict-lifecycle.ts"
import { type Judgement, newPair } from "./judge.ts"

/**
 * `changed`: figures that somebody took up or left: what a person had settled of them is opened again. `actors`: by figure
 * who caused its judgement, where that is not who does all that the transaction does.
 */
export type SaveOptions = {
  readonly now: string
  readonly changed?: ReadonlySet<string>
  readonly actors?: ReadonlyMap<string, string | null>
}

/** What is to be written of a figure's judgements. Nothing of it is stored yet: a preview counts it. */
export type Plan = { readonly inserts: readonly PairRow[]; readonly updates: readonly Update[] }

/** Stores what a figure's judgements come to. The caller holds the locks of the families concerned. */
export async function saveJudgements(
  trx: Trx,
  judgements: readonly Judgement[],
  stored: readonly PairRow[],
  options: SaveOptions,
): Promise<Plan> {
  const plan = await planJudgements(trx, judgements, stored, options)
  await insertPairs(trx, plan.inserts, options.now)
  await saveUpdates(trx, "judged", plan.updates, options.now)
  return plan
}

export async function planJudgements(
  db: Db,
  judgements: readonly Judgement[],
  stored: readonly PairRow[],
  { changed = new Set(), actors = new Map(), now }: SaveOptions,
): Promise<Plan> {
  const rows = new Map(stored.map((row) => [pairOf(row.figure_a, row.figure_b), row]))
  const acceptedFor = await findAccepted(db, judgements, now)
  const inserts: PairRow[] = []
  const updates: Update[] = []
  for (const judgement of judgements) {
    const old = rows.get(pairOf(judgement.a.id, judgement.b.id))
    const accepted = acceptedFor(judgement.subjectId, old?.id)
    const { a, b } = judgement
    const claimantsChanged = changed.has(a.id) || changed.has(b.id)
    const state =
      old === undefined
        ? firstState(judgement.judged, accepted)
        : nextState(old, judgement.judged, { claimantsChanged, accepted })
    if (state === null) continue
    if (old === undefined) inserts.push(newPair(judgement, state, now))
    else updates.push({ old, state, actor: actors.get(a.id) ?? actors.get(b.id) ?? null })
  }
  return { inserts, updates }
}

async function findAccepted(db: Db, judgements: readonly Judgement[], now: string): Promise<AcceptedFor> {
  const flagged = judgements.filter(({ judged }) => judged.isFlagged)
  return listAccepted(
    db,
    flagged.map(({ subjectId }) => subjectId),
    now,
  )
}

/** Resolves the conflicts of figures that lost their last claim, in the words of whoever ended it. */
export async function resolveEnded(
  trx: Trx,
  figureIds: readonly string[],
  end: { resolution: "retracted" | "corrected"; reason: string; now: string },
): Promise<number> {
  const stored = [...(await lockPairsOf(trx, figureIds)), ...(await lockSumsOf(trx, figureIds))]
  const updates = stored.flatMap((old) => {
    const state = endedState(old, end.resolution, end.reason)
    return state === null ? [] : [{ old, state }]
  })
  await saveUpdates(trx, end.resolution, updates, end.now)
  return updates.filter(({ old }) => old.status !== "resolved").length
}

/** `actor`: who caused it, where that is not who does all that the transaction does. */
export type Update = { readonly old: PairRow; readonly state: State; readonly actor?: string | null }

export async function saveUpdates(trx: Trx, action: string, updates: readonly Update[], now: string): Promise<void> {
  await updatePairs(
    trx,
    updates.map(({ old, state }) => ({ ...old, ...state })),
    now,
  )
  await insertChanges(
    trx,
    updates.map((update) => conflictChange(action, update)),
    now,
  )
}

function conflictChange(action: string, { old, state, actor = null }: Update): NewChange {
  return {
    subjectId: old.subject_id,
    entity: "conflict",
    entityId: old.id,
    actor,
    action,
    note: state.reason,
    before: { verdict: old.verdict, status: old.status },
    after: { verdict: state.verdict, status: state.status },
  }
}

function pairOf(a: string, b: string | null): string {
  if (b === null) return a
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
