import { isDeepStrictEqual } from "node:util"
import type { Kept } from "../../store/conflicts/kept-conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { SummandRow } from "../../store/conflicts/sums.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"
import type { Occasion } from "../requests/occasion.ts"
import { mapInTurns } from "../take-turns.ts"
import type { JudgedChange, SumMembers } from "./conflict-door.ts"
import { firstState, type JudgedVerdict, nextState } from "./conflict-lifecycle.ts"
import { type AcceptedFor, listAccepted } from "./exceptions-in-force.ts"
import type { FamilyView } from "./family-view.ts"
import { type Judgement, keyOf, newConflict } from "./judgement.ts"
import { keepWithin } from "./keep-within.ts"

/**
 * `changed`: figures that a claimant took up or left. What a person had settled of them is opened again. `actors`: who
 * caused the judgement of a figure, where that is not who does all that the transaction does.
 */
export type PlanOptions = Occasion & {
  readonly changed?: ReadonlySet<string>
  readonly actors?: ReadonlyMap<string, string | null>
}

/** What is to be written of some judgements. Nothing of it is stored yet: a preview only counts it. */
export type Plan = {
  readonly opened: readonly PairRow[]
  readonly judged: readonly JudgedChange[]
  readonly summands: readonly SumMembers[]
  readonly counted: readonly Kept[]
  readonly leavingOut: readonly InFamily[]
}

/** `stored`: the conflicts that are stored of the figures that were judged. */
export async function planJudgements(
  view: FamilyView,
  judgements: readonly Judgement[],
  stored: readonly PairRow[],
  options: PlanOptions,
): Promise<Plan> {
  const rows = new Map(stored.map((row) => [keyOf(row.figure_a, row.figure_b), row]))
  const acceptedFor = await findAccepted(view, judgements, options.now)
  const summands = await view.listStoredSummands(stored.filter(({ kind }) => kind === "sum"))
  const opened: PairRow[] = []
  const judged: JudgedChange[] = []
  const renamed: SumMembers[] = []
  await mapInTurns(judgements, (judgement) => {
    const old = rows.get(keyOf(judgement.a.id, judgement.b?.id ?? null))
    const before = summands.get(old?.id ?? "") ?? []
    const accepted = acceptedFor(judgement.subjectId, old?.id)
    const added = old === undefined ? openedBy(judgement, accepted, options.now) : undefined
    if (added !== undefined) opened.push(added)
    if (old !== undefined) judged.push(...changeOf(old, judgement, { before, accepted, options }))
    renamed.push(...membersOf(old ?? added, judgement, before))
  })
  return { ...(await keepWithin(view, opened, judged)), summands: renamed }
}

async function findAccepted(view: FamilyView, judgements: readonly Judgement[], now: string): Promise<AcceptedFor> {
  const flagged = judgements.filter(({ judged }) => judged?.isFlagged === true)
  return listAccepted(
    view,
    flagged.map(({ subjectId, a }) => ({ family_id: a.family_id, id: subjectId })),
    now,
  )
}

/** The row of a conflict that is stored for the first time; undefined where it is not worth one. */
function openedBy(judgement: Judgement, accepted: string | null, now: string): PairRow | undefined {
  const state = judgement.judged === null ? null : firstState(judgement.judged, accepted)
  return state === null ? undefined : newConflict(judgement, state, now)
}

type Known = {
  readonly before: readonly SummandRow[]
  readonly accepted: string | null
  readonly options: PlanOptions
}

/** Other figures of the parts are other evidence for a sum, as another claimant is for any conflict. */
function changeOf(old: PairRow, judgement: Judgement, { before, accepted, options }: Known): JudgedChange[] {
  const { changed = new Set(), actors = new Map() } = options
  const ids = [judgement.a.id, ...(judgement.b === null ? [] : [judgement.b.id])]
  const claimantsChanged = ids.some((id) => changed.has(id)) || hasOtherSummands(judgement, before)
  const state = nextState(old, judgement.judged ?? nothingLeft(old), { claimantsChanged, accepted })
  const actor = ids.map((id) => actors.get(id)).find((one) => one != null) ?? null
  return state === null ? [] : [{ old, state, action: "judged", actor }]
}

/** The summands of a verdict stay with it until there is another verdict. */
function membersOf(
  row: PairRow | undefined,
  { judged, summands = [] }: Judgement,
  before: readonly SummandRow[],
): SumMembers[] {
  if (row?.kind !== "sum" || judged === null || isDeepStrictEqual(before, summands)) return []
  return [{ row, summands }]
}

function hasOtherSummands({ kind, judged, summands = [] }: Judgement, before: readonly SummandRow[]): boolean {
  const figures = (rows: readonly SummandRow[]) => new Set(rows.map((row) => row.figure_id))
  return kind === "sum" && judged !== null && !isDeepStrictEqual(figures(before), figures(summands))
}

/** The verdict stays readable; there is nothing left that the whole could be held against. */
function nothingLeft({ verdict, severity, detail, grounds }: PairRow): JudgedVerdict {
  const explanation = "No part has a figure beside the whole any more."
  return { verdict, severity, detail, grounds, explanation, rules: [], isFlagged: false }
}
