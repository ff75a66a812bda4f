import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { type ConflictFilter, listConditions } from "./conflict-conditions.ts"
import { type Condition, isSelected } from "./conflict-figures.ts"
import { listMemberships, type Membership } from "./conflict-memberships.ts"
import { OPEN } from "./disputes.ts"

/** What can be said about the open conflicts of a dispute. */
export type AboutConflicts = Pick<
  ConflictFilter,
  "verdict" | "severity" | "kind" | "assignee" | "source" | "claimant" | "asOf" | "q"
>

/** Conditions on `disputes d`: `asked` looks through the conflicts of each, `found` begins with the conflicts that pass. */
type About = {
  /** How many disputes of a list are asked before all that pass are looked for; 0 where that is quick. */
  readonly most: number
  readonly asked: readonly Condition[]
  readonly found: readonly Condition[]
}

const ASKED = 1_000

/**
 * Which disputes have an open conflict that passes all of the filter. Where many conflicts may pass, the first disputes of
 * a list are asked before all that pass are looked for.
 */
export async function listAbout(db: Db, filter: AboutConflicts): Promise<About> {
  const { verdict, severity, kind, assignee, source, claimant, asOf, q } = filter
  const said = [verdict, severity, kind, assignee, source, claimant, asOf, q]
  if (said.every((one) => one === undefined)) return { most: 0, asked: [], found: [] }
  const own = [OPEN, ...listConditions({ verdict, severity, kind, assignee, archived: "any" })]
  const memberships = await listMemberships(db, { source, claimant, asOf, q })
  const asked = [...own, ...memberships.map((one) => one.asked)]
  const each = [...countsOf(filter), hasOne(asked)]
  const narrow = memberships.filter((one) => !one.isWide)
  if (assignee !== undefined || narrow.length > 0) {
    const rest = memberships.filter((one) => one.isWide)
    return { most: 0, asked: each, found: [isAmong([...own, ...selected(narrow), ...rest.map((one) => one.asked)])] }
  }
  if (memberships.length === 0) return { most: 0, asked: each, found: each }
  // Disputes have many conflicts: reading the words of their claims takes longer than finding all claims with the words.
  return { most: q === undefined ? ASKED : 0, asked: each, found: [isAmong([...own, ...selected(memberships)])] }
}

function selected(memberships: readonly Membership[]): Condition[] {
  return memberships.length === 0 ? [] : [isSelected(memberships.map((one) => one.found))]
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
