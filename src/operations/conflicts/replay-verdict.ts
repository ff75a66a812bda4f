import { isDeepStrictEqual } from "node:util"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { compareSum } from "../../compare/sum/compare-sum.ts"
import { type PrintedSumVerdict, printSumVerdict } from "../../compare/tell/print-sum.ts"
import type { PrintedVerdict } from "../../compare/tell/print-verdict.ts"
import { listAllSummands } from "../../store/conflicts/conflicts.ts"
import { type ConflictRow, SEVERITIES } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSubject } from "../../store/subjects/subjects.ts"
import { groundsIn } from "../judging/grounds.ts"
import { comparedOf, judgeByGrounds, type Told, tellVerdicts } from "../judging/tell-verdicts.ts"
import { recallTolerance } from "../judging/tolerances.ts"
import { notReplayable } from "../requests/refusals.ts"

/** A verdict without what only its row knows. Only sums have `missing`. */
export type ReplayedVerdict = PrintedVerdict & { readonly missing?: readonly string[] }

/**
 * Judges again what a stored verdict was made of: the figures, who asserted them then, and the versions of the rules
 * that it names. Nothing is stored.
 */
export async function replayVerdict(
  db: Db,
  conflict: ConflictRow,
): Promise<{ stored: ReplayedVerdict; replayed: ReplayedVerdict }> {
  const [{ detail: told }] = (await tellVerdicts(db, [conflict])) as [Told<ConflictRow>]
  const { judgedBy, ...detail } = told
  const severity = SEVERITIES[conflict.severity] ?? null
  const stored = { verdict: conflict.verdict, ...(severity === null ? {} : { severity }), ...detail }
  const tolerance = await recallTolerance(db, detail.rules)
  const { a, b } = conflict
  if (b === null) return { stored, replayed: await replaySum(db, conflict, tolerance) }
  const grounds = groundsIn(conflict)
  if (grounds === null) throw notReplayable(conflict.id, "it was judged before replays were kept for")
  return { stored, replayed: judgeByGrounds({ a, b }, grounds, tolerance) }
}

/** The parts that had no figure then are named by the verdict, the others by their figures. */
async function replaySum(db: Db, conflict: ConflictRow, tolerance: Tolerance): Promise<ReplayedVerdict> {
  const { missing = [], disjoint = false } = conflict.detail as Pick<PrintedSumVerdict, "disjoint"> & {
    missing?: readonly string[]
  }
  const byName = Map.groupBy(await listAllSummands(db, conflict), ({ subject }) => subject.name)
  const parts = [
    ...[...byName].map(([subjectName, figures]) => ({
      subjectName,
      figures: figures.map((one) => comparedOf(one)),
    })),
    ...missing.map((subjectName) => ({ subjectName, figures: [] })),
  ]
  const measure = (await findSubject(db, conflict.subject_id))?.measure ?? "stock"
  const verdict = compareSum(comparedOf(conflict.a), parts, { measure, tolerance, disjoint })
  if (verdict === null) throw notReplayable(conflict.id, "its summands are gone")
  return printSumVerdict(verdict)
}

/** Compares all but the sentence, in which a subject may have another name by now. */
export function isSameVerdict(a: ReplayedVerdict, b: ReplayedVerdict): boolean {
  const told = ({ explanation: _sentence, ...rest }: ReplayedVerdict) => JSON.parse(JSON.stringify(rest))
  return isDeepStrictEqual(told(a), told(b))
}
