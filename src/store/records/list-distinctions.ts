import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import type { Db } from "../connection/connect.ts"
import type { Named } from "../names/like-names.ts"
import { inWindow, type Window } from "./window.ts"

/** One of two things that somebody held against each other. A source has no unit and no measure. */
export type DistinguishedRow = {
  readonly id: string
  readonly name: string
  readonly unit?: string
  readonly measure?: Measure
}

/** What somebody said of two subjects or sources. */
export type WholeDistinctionRow = {
  readonly id: string
  readonly kind: Named
  readonly one: DistinguishedRow
  readonly other: DistinguishedRow
  readonly are_different: boolean
  readonly note: string | null
  readonly actor: string | null
  readonly at: string
}

/** What was merged is told under its own id and name, as it was said. */
const named = (column: "one_id" | "other_id") =>
  sql.raw(`case d.kind
    when 'subject' then (select jsonb_build_object('id', s.id, 'name', s.name, 'unit', s.unit, 'measure', s.measure)
      from subjects s where s.id = d.${column})
    else (select jsonb_build_object('id', s.id, 'name', s.name) from sources s where s.id = d.${column}) end`)

export async function listWholeDistinctions(db: Db, window: Window): Promise<WholeDistinctionRow[]> {
  const { rows } = await sql<WholeDistinctionRow>`
    select d.id, d.kind, ${named("one_id")} as one, ${named("other_id")} as other, d.are_different, d.note, d.actor, d.at
    from distinctions d where ${inWindow("d.id", window)}`.execute(db)
  return rows
}
