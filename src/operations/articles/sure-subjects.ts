import { findUnit } from "../../quantity/units/units.ts"
import { type LineageRow, newLineage } from "../../store/articles/lineages.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { findSubjects } from "../../store/subjects/subjects.ts"
import type { ReadTextFigure } from "./read-text.ts"

/** A subject that a figure surely speaks of, and the model that says so. */
export type SureSubject = { readonly id: string; readonly model: string }

/**
 * The subjects that the new figures of a text surely speak of, by the places of the figures. What continues a figure of
 * the version before keeps what was decided about that. A subject that was merged away or archived since is left out, and
 * so is one of another dimension.
 */
export async function findSure(
  trx: Trx,
  figures: readonly ReadTextFigure[],
): Promise<ReadonlyMap<number, SureSubject>> {
  const sure = figures.flatMap(({ tied, matches, mention }, place) => {
    const [first] = matches
    return tied === null && first?.link === "sure" ? [{ place, first, mention }] : []
  })
  const ids = [...new Set(sure.map(({ first }) => first.subject.id))]
  const subjects = new Map(
    (ids.length === 0 ? [] : await findSubjects(trx, ids)).map((subject) => [subject.id, subject]),
  )
  const found = new Map<number, SureSubject>()
  for (const { place, first, mention } of sure) {
    const subject = subjects.get(first.subject.id)
    if (subject === undefined || subject.archived_at !== null || subject.merged_into !== null) continue
    if (findUnit(subject.unit)?.dimension !== mention.quantity.dimension) continue
    found.set(place, { id: subject.id, model: first.model })
  }
  return found
}

/** A new lineage, tied to the subject that its figure surely speaks of, if there is one. */
export function sureLineage(sure: SureSubject | undefined, now: string): LineageRow {
  const lineage = newLineage(null)
  if (sure === undefined) return lineage
  return { ...lineage, subject_id: sure.id, is_decided: true, decided_by: sure.model, decided_at: now }
}
