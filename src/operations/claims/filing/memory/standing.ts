import { instantKey, orderText } from "../../../../compare/pair/as-of-order.ts"
import type { KeptStanding } from "../../../../store/conflicts/list-standing.ts"
import type { ConflictFigure, ConflictRow } from "../../../../store/conflicts/pair-row.ts"
import type { KnownConflict, KnownFamily, KnownFigure } from "./family.ts"

/** Claimants of a figure that an answer names, in the order of their first publication. */
const CLAIMANTS_NAMED = 20

/** What stands against a figure of a family that is remembered, the worst `limit` first. As `listStanding` of the store. */
export function standingOf(family: KnownFamily, figureId: string, limit: number): KeptStanding {
  const standing = family.conflictsOf(figureId).filter(stands).sort(worstFirst)
  const conflicts = standing.slice(0, limit).map((conflict) => showConflict(family, conflict))
  return { conflicts, total: standing.length }
}

function stands({ row: { verdict, status } }: KnownConflict): boolean {
  return (verdict === "conflict" || verdict === "tension") && status !== "resolved"
}

function worstFirst({ row: a }: KnownConflict, { row: b }: KnownConflict): number {
  return b.severity - a.severity || (a.id < b.id ? 1 : -1)
}

function showConflict(family: KnownFamily, { row, changedAt }: KnownConflict): ConflictRow {
  const show = (id: string) => showFigure(family, family.find(id) ?? missing(id))
  return {
    ...row,
    subject_name: family.context.subject.name,
    changed_at: changedAt,
    a: show(row.figure_a),
    b: row.figure_b === null ? null : show(row.figure_b),
    summands: [],
    summands_total: 0,
  }
}

/** A figure that is remembered is another one as soon as anything of it has changed. So it is shown by one value until then. */
const SHOWN = new WeakMap<KnownFigure, ConflictFigure>()

function showFigure(family: KnownFamily, figure: KnownFigure): ConflictFigure {
  const known = SHOWN.get(figure)
  if (known !== undefined) return known
  const shown = figureOf(family, figure)
  SHOWN.set(figure, shown)
  return shown
}

function figureOf(family: KnownFamily, { row, speakers }: KnownFigure): ConflictFigure {
  const { id, name } = family.context.subject
  const named = [...speakers.values()].sort(byPublication).slice(0, CLAIMANTS_NAMED)
  return {
    id: row.id,
    quantity: row.quantity,
    asOfFrom: row.as_of_from,
    asOfTo: row.as_of_to,
    subject: { id, name },
    claims: row.claims,
    claimants: named.map((speaker) => ({ id: speaker.id, name: speaker.name })),
  }
}

type Published = { readonly id: string; readonly first_published: string }

function byPublication(a: Published, b: Published): number {
  return orderText(instantKey(a.first_published), instantKey(b.first_published)) || orderText(a.id, b.id)
}

function missing(id: string): never {
  throw new Error(`the figure ${id} of a conflict is not among those of its family`)
}
