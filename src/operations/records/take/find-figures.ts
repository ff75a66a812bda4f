import { type FigureRow, findFigureLike } from "../../../store/claims/figures.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findFigureIds } from "../../../store/records/find-taken.ts"
import { lockFamilies } from "../../../store/subjects/locks.ts"
import { joinFamilies } from "../../../store/subjects/part-of.ts"
import { findSubject, type SubjectRow } from "../../../store/subjects/subjects.ts"
import { addFigure } from "../../judging/add-figure.ts"
import { type NormalisedFigure, normaliseFigure } from "../../judging/normalise-figure.ts"
import { findTolerance } from "../../judging/tolerances.ts"
import { requireUnit } from "../../requests/unit-input.ts"
import type { FigureRecord } from "../record.ts"
import { findNamedSubject } from "./find-named.ts"
import { readDays, readPrintedQuantity } from "./read-values.ts"

/** A figure that a record names, as it is here. `row` is undefined where nobody has ever claimed it here. */
export type PlacedFigure = {
  readonly id: string | undefined
  readonly subject: SubjectRow
  readonly figure: NormalisedFigure
  readonly row: FigureRow | undefined
}

/**
 * Finds figures by what they say, with the families of their subjects locked. With `anyUnit`, what they were in may be
 * another dimension than that of their subject: its unit was changed since.
 */
export async function placeFigures(
  trx: Trx,
  figures: readonly FigureRecord[],
  anyUnit: boolean,
): Promise<PlacedFigure[]> {
  const subjects: SubjectRow[] = []
  for (const [index, { subject }] of figures.entries())
    subjects.push(await findNamedSubject(trx, subject, `/figures/${index}/subject`))
  await lockFamilies(trx, [...new Set(subjects.map(({ id }) => id))])
  const placed: PlacedFigure[] = []
  for (const [index, { id, quantity, asOf }] of figures.entries()) {
    const subject = subjects[index]
    if (subject === undefined) throw new Error(`the figure ${index} has no subject`)
    const said = readPrintedQuantity(quantity, `/figures/${index}/quantity`)
    if (!anyUnit) requireUnit(subject, said, `/figures/${index}/quantity`)
    const figure = normaliseFigure(subject, said, readDays(asOf, `/figures/${index}/asOf`))
    placed.push({ id, subject, figure, row: await findFigureLike(trx, figure) })
  }
  return placed
}

/**
 * The ids of the figures, all in one family, which is that of the first. Where the claims of one have gone elsewhere, or
 * their relation has ended, it is put there, so that a conflict that is over can name it.
 */
export async function settleFigures(
  trx: Trx,
  placed: readonly PlacedFigure[],
  now: string,
): Promise<{ readonly family: string; readonly ids: readonly string[] }> {
  const [first] = placed
  if (first === undefined) throw new Error("a conflict has a figure")
  const family = first.subject.family_id
  for (const { subject } of placed) {
    const current = await findSubject(trx, subject.id)
    if (current !== undefined) await joinFamilies(trx, current, { family_id: family, id: first.subject.id })
  }
  const ids: string[] = []
  for (const one of placed) ids.push(one.row?.id ?? (await putFigure(trx, one, family, now)))
  return { family, ids }
}

async function putFigure(
  trx: Trx,
  { id, subject, figure }: PlacedFigure,
  family: string,
  now: string,
): Promise<string> {
  const placed = { ...figure, familyId: family }
  const found = await findFigureLike(trx, placed)
  if (found !== undefined) return found.id
  const isTaken = id !== undefined && (await findFigureIds(trx, [{ family_id: family, id }])).has(id)
  return addFigure(trx, placed, await findTolerance(trx, subject), now, isTaken ? undefined : id)
}
