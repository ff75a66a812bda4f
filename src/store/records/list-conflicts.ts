import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import { PAIR_COLUMN_LIST } from "../conflicts/conflict-columns.ts"
import type { PairRow } from "../conflicts/pair-row.ts"
import type { Db } from "../connection/connect.ts"
import { inWindow, type Window } from "./window.ts"

/** A figure by what it says and of what, so that it is found in another store too. Days are "YYYY-MM-DD" or "infinity". */
export type NamedFigureRow = {
  readonly id: string
  readonly quantity: PrintedQuantity
  readonly asOfFrom: string
  readonly asOfTo: string
  readonly subject: { readonly id: string; readonly name: string; readonly unit: string; readonly measure: Measure }
}

/** A conflict with its figures. `figure_b` is null for a sum, and `summands` is empty for a pair. */
export type WholeConflictRow = Omit<PairRow, "figure_a" | "figure_b"> & {
  readonly changed_at: string
  readonly a: NamedFigureRow
  readonly b: NamedFigureRow | null
  readonly summands: readonly NamedFigureRow[]
}

const FIGURE = sql.raw(`jsonb_build_object('id', f.id, 'quantity', f.quantity, 'asOfFrom', f.as_of_from::text,
  'asOfTo', f.as_of_to::text,
  'subject', jsonb_build_object('id', s.id, 'name', s.name, 'unit', s.unit, 'measure', s.measure))`)

const figureOf = (side: "a" | "b") => sql`
  (select ${FIGURE} from figures f join subjects s on s.id = f.subject_id
  where f.family_id = k.family_id and f.id = k.${sql.raw(`figure_${side}`)})`

/** A `WholeConflictRow` of `conflicts k`. */
const COLUMNS = sql`
  ${sql.raw(PAIR_COLUMN_LIST)}, k.changed_at, ${figureOf("a")} as a, ${figureOf("b")} as b,
  case when k.kind <> 'sum' then '[]'::jsonb else coalesce((select jsonb_agg(${FIGURE} order by m.position)
    from conflict_summands m join figures f on f.family_id = m.family_id and f.id = m.figure_id
    join subjects s on s.id = f.subject_id
    where m.family_id = k.family_id and m.conflict_id = k.id), '[]') end as summands`

export async function listWholeConflicts(db: Db, window: Window): Promise<WholeConflictRow[]> {
  const { rows } = await sql<WholeConflictRow>`
    select /* every family */ ${COLUMNS} from conflicts k where ${inWindow("k.id", window)}`.execute(db)
  return rows
}
