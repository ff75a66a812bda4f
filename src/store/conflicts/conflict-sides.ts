import { type RawBuilder, sql } from "kysely"
import type { InFamily } from "../subjects/subjects.ts"

/** True of a `conflicts k` that has the figure on either side or among its summands. */
export const ofFigure = (figure: InFamily) => isOf("figure", "figure_id", figure)
/** True of a `conflicts k` that has the subject on either side or among the parts of its summands. */
export const ofSubject = (subject: InFamily) => isOf("subject", "part_id", subject)

/** With `any(array(…))` each branch can use its own index. */
function isOf(
  side: "subject" | "figure",
  summand: "part_id" | "figure_id",
  { family_id, id }: InFamily,
): RawBuilder<unknown> {
  return sql`k.family_id = ${family_id} and (k.${sql.ref(`${side}_a`)} = ${id} or k.${sql.ref(`${side}_b`)} = ${id}
    or k.id = any(array(select s.conflict_id from conflict_summands s
      where s.family_id = ${family_id} and s.${sql.ref(summand)} = ${id})))`
}
