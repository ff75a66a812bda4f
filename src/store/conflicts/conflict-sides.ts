import { type RawBuilder, sql } from "kysely"
import type { InFamily } from "../subjects/subjects.ts"

/** True of a `conflicts k` that has the figure on either side or among its summands. */
export function ofFigure({ family_id, id }: InFamily): RawBuilder<unknown> {
  return sql`k.family_id = ${family_id} and (k.figure_a = ${id} or k.figure_b = ${id}
    or ${isSummand("figure_id", { family_id, id })})`
}

/** True of a `conflicts k` that has the subject on either side or among the parts of its summands. */
export function ofSubject({ family_id, id }: InFamily): RawBuilder<unknown> {
  return sql`k.family_id = ${family_id} and (k.subject_id = ${id}
    or (k.kind = 'part' and k.subject_a = ${id}) or (k.kind = 'part' and k.subject_b = ${id})
    or ${isSummand("part_id", { family_id, id })})`
}

/** With `any(array(…))` each branch can use its own index. */
function isSummand(column: "part_id" | "figure_id", { family_id, id }: InFamily): RawBuilder<unknown> {
  return sql`k.id = any(array(select s.conflict_id from conflict_summands s
    where s.family_id = ${family_id} and s.${sql.ref(column)} = ${id}))`
}
