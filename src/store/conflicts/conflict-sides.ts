import { type RawBuilder, sql } from "kysely"

/** True of a `conflicts k` that has the figure on either side or among its summands. */
export const ofFigure = (id: string) => isOf("figure", "figure_id", id)
/** True of a `conflicts k` that has the subject on either side or among the parts of its summands. */
export const ofSubject = (id: string) => isOf("subject", "part_id", id)

/** With `any(array(…))` each branch can use its own index. */
function isOf(side: "subject" | "figure", summand: "part_id" | "figure_id", id: string): RawBuilder<unknown> {
  return sql`(k.${sql.ref(`${side}_a`)} = ${id} or k.${sql.ref(`${side}_b`)} = ${id}
    or k.id = any(array(select s.conflict_id from conflict_summands s where s.${sql.ref(summand)} = ${id})))`
}
