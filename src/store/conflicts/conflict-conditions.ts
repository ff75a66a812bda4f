import { sql } from "kysely"
import type { Archived, InFamily } from "../subjects/subjects.ts"
import type { ConflictKind, ConflictStatus } from "../tables.ts"
import type { Condition } from "./conflict-figures.ts"
import type { MembershipFilter } from "./conflict-memberships.ts"
import { ofFigure } from "./conflict-sides.ts"
import { type ConflictRow, SEVERITIES } from "./pair-row.ts"

export type ConflictFilter = MembershipFilter & {
  /** Any of these; of none, no conflict. */
  readonly status?: readonly ConflictStatus[] | undefined
  readonly verdict?: ConflictRow["verdict"] | undefined
  readonly severity?: (typeof SEVERITIES)[number] | undefined
  readonly kind?: ConflictKind | undefined
  readonly assignee?: string | undefined
  readonly subject?: string | undefined
  /** Conflicts that changed at this time or later, RFC 3339. */
  readonly since?: string | undefined
  /** A figure on either side or among the summands. */
  readonly figure?: InFamily | undefined
  /**
   * Whether the subject that a conflict belongs to is archived. Without it only conflicts of subjects that are not, but
   * where the list is that of one subject or figure.
   */
  readonly archived?: Archived | undefined
}

const ARCHIVED = sql`from subjects s where s.archived_at is not null`

/** Of the conflicts `k` that pass the filter, but for its subject and its memberships. */
export function* listConditions(filter: ConflictFilter): Generator<Condition> {
  const { archived = filter.subject === undefined && filter.figure === undefined ? "false" : "any" } = filter
  // PostgreSQL looks the archived subjects up once and asks for each row whether its subject is among them.
  if (archived === "false") yield sql`k.subject_id not in (select s.id ${ARCHIVED})`
  if (archived === "true") yield sql`(k.family_id, k.subject_id) in (select s.family_id, s.id ${ARCHIVED})`
  if (filter.verdict === undefined) yield sql`k.verdict <> 'revision'`
  else yield sql`k.verdict = ${filter.verdict}`
  if (filter.status !== undefined) yield hasStatus(filter.status)
  if (filter.severity !== undefined) yield sql`k.severity = ${SEVERITIES.indexOf(filter.severity)}`
  if (filter.kind !== undefined) yield sql`k.kind = ${filter.kind}`
  if (filter.assignee !== undefined) yield sql`k.assignee = ${filter.assignee}`
  if (filter.figure !== undefined) yield ofFigure(filter.figure)
  if (filter.since !== undefined) yield sql`k.changed_at >= ${filter.since}::timestamptz`
}

/** One status is compared by itself, since only then an index that begins with the status has the order of the list. */
function hasStatus(statuses: readonly ConflictStatus[]): Condition {
  const [only, ...more] = new Set(statuses)
  return more.length === 0 && only !== undefined ? sql`k.status = ${only}` : sql`k.status = any(${[...statuses]})`
}
