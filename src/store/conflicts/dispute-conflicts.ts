import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { type ConflictFilter, listConditions } from "./conflict-conditions.ts"
import type { Condition } from "./conflict-figures.ts"
import { listMemberships } from "./conflict-memberships.ts"
import { OPEN } from "./disputes.ts"

/** What can be said about the open conflicts of a dispute. */
export type AboutConflicts = Pick<
  ConflictFilter,
  "verdict" | "severity" | "kind" | "assignee" | "source" | "claimant" | "asOf" | "q"
>

/** Conditions on `disputes d`: `asked` looks through the conflicts of each, `found` begins with the conflicts that pass. */
type About = { readonly isWide: boolean; readonly asked: readonly Condition[]; readonly found: readonly Condition[] }

/**
 * Which disputes have an open conflict that passes all of the filter. Wide where so many conflicts may pass that the first
 * disputes of a list are asked before all that pass are looked for.
 */
export async function listAbout(db: Db, filter: AboutConflicts): Promise<About> {
  const { verdict, severity, kind, assignee, source, claimant, asOf, q } = filter
  const said = [verdict, severity, kind, assignee, source, claimant, asOf, q]
  if (said.every((one) => one === undefined)) return { isWide: false, asked: [], found: [] }
  const own = [OPEN, ...listConditions({ verdict, severity, kind, assignee, archived: "any" })]
  const memberships = await listMemberships(db, { source, claimant, asOf, q })
  const asked = [...own, ...memberships.map((one) => one.asked)]
  const isNarrow = assignee !== undefined || memberships.some((one) => !one.isWide)
  const found = [...own, ...memberships.map((one) => (one.isWide && isNarrow ? one.asked : one.found))]
  const each = [...countsOf(filter), hasOne(asked)]
  return {
    isWide: !isNarrow && memberships.length > 0,
    asked: each,
    found: memberships.length > 0 || isNarrow ? [isAmong(found)] : each,
  }
}

/** A dispute counts its open conflicts by severity and kind: where there is none, none is looked for. */
function* countsOf({ severity, kind }: AboutConflicts): Generator<Condition> {
  if (severity !== undefined) yield sql`d.${sql.ref(`open_${severity}`)} > 0`
  if (kind !== undefined) yield sql`d.${sql.ref(`open_${kind}`)} > 0`
}

function hasOne(conditions: readonly Condition[]): Condition {
  return sql`(select true from conflicts k where k.family_id = d.family_id and k.subject_id = d.subject_id
    and ${sql.join([...conditions], sql` and `)} limit 1)`
}

function isAmong(conditions: readonly Condition[]): Condition {
  return sql`d.subject_id = any(array(select k.subject_id from conflicts k where ${sql.join([...conditions], sql` and `)}))`
}
