import type { FigureRow } from "../../store/claims/figures.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import type { ConflictState } from "../judging/conflict-lifecycle.ts"
import { keyOf, type PairJudgement } from "../judging/judgement.ts"
import type { Plan } from "../judging/plan-judgements.ts"
import { outcomeOf, type RejudgedOutcome } from "../judging/rejudge/tally.ts"
import type { PrintedDetail } from "../judging/swap-sides.ts"

/** A conflict that would open, close or change. */
export type Sample = {
  readonly outcome: RejudgedOutcome
  readonly subject: Pick<SubjectRow, "id" | "name">
  readonly figures: readonly FigureRow[]
  readonly conflict: string | null
  readonly before: Pick<PairRow, "verdict" | "status"> | null
  readonly after: Pick<PairRow, "verdict" | "status">
  readonly explanation: string
}

export function listSamples(subject: SubjectRow, judgements: readonly PairJudgement[], plan: Plan): Sample[] {
  const byPair = new Map(judgements.map((judgement) => [keyOf(judgement.a.id, judgement.b.id), judgement]))
  return listChanges(plan).flatMap((change) => {
    const judgement = byPair.get(keyOf(change.row.figure_a, change.row.figure_b))
    if (judgement === undefined) return []
    const { a, b, judged } = judgement
    return sampleOf(subject, [a, b], { ...change, explanation: judged.explanation }) ?? []
  })
}

/** The sample of a sum shows the figure of the whole, and its sentence names the parts. */
export function listSumSamples(subject: SubjectRow, figures: readonly FigureRow[], plan: Plan): Sample[] {
  return listChanges(plan).flatMap((change) => {
    const whole = figures.filter(({ id }) => id === change.row.figure_a)
    const { explanation = "" } = (change.state.detail ?? {}) as Partial<PrintedDetail>
    return sampleOf(subject, whole, { ...change, explanation }) ?? []
  })
}

type Change = { readonly old: PairRow | undefined; readonly row: PairRow; readonly state: ConflictState }

function listChanges({ opened, judged }: Plan): Change[] {
  return [
    ...opened.map((row) => ({ old: undefined, row, state: row })),
    ...judged.map(({ old, state }) => ({ old, row: old, state })),
  ]
}

function sampleOf(
  subject: SubjectRow,
  figures: readonly FigureRow[],
  { old, state, explanation }: Change & Pick<Sample, "explanation">,
): Sample | null {
  const outcome = outcomeOf(old, state)
  if (outcome === null) return null
  return {
    outcome,
    subject: { id: subject.id, name: subject.name },
    figures,
    conflict: old?.id ?? null,
    before: old === undefined ? null : { verdict: old.verdict, status: old.status },
    after: { verdict: state.verdict, status: state.status },
    explanation,
  }
}
