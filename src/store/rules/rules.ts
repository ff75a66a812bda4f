import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import type { SubjectTraits } from "../../compare/rules/cascade.ts"
import type { PrintedSettings } from "../../compare/rules/print-settings.ts"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import { inWindow, type Window } from "../records/window.ts"
import { countEpochUp } from "../subjects/filing-epoch.ts"

/** What a version of a rule says. A part of its scope that is null is open; all others must hold of a subject. */
export type RuleContent = {
  readonly name: string
  readonly subject_id: string | null
  readonly tag: string | null
  readonly measure: Measure | null
  readonly unit: string | null
  readonly dimension: string | null
  readonly priority: number
  readonly settings: PrintedSettings
  readonly status: "active" | "retired"
}

export type RuleRow = RuleContent & {
  readonly id: string
  readonly version: number
  readonly created_at: string
  readonly changed_at: string
  readonly subject_name: string | null
}

export type RuleVersionRow = RuleContent & { readonly rule_id: string; readonly version: number; readonly at: string }

/** A version with the name of the subject that its scope names. */
export type NamedVersionRow = RuleVersionRow & { readonly subject_name: string | null }

/** The columns of rules and of their versions that hold what a rule says. */
const CONTENT = [
  "name",
  "subject_id",
  "tag",
  "measure",
  "unit",
  "dimension",
  "priority",
  "settings",
  "status",
] as const satisfies readonly (keyof RuleContent)[]

/** A `RuleRow` of `rules r`. */
const COLUMNS = sql`
  ${sql.raw(CONTENT.map((name) => `r.${name}`).join(", "))}, r.id, r.version, r.created_at, r.changed_at,
  (select s.name from subjects s where s.id = r.subject_id) as subject_name`

export async function findRule(db: Db, id: string): Promise<RuleRow | undefined> {
  const { rows } = await sql<RuleRow>`select ${COLUMNS} from rules r where r.id = ${id}`.execute(db)
  return rows[0]
}

/** The rules among these ids. The id of the built-in default is text and stands for no stored rule. */
export async function findRules(db: Db, ids: readonly string[]): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select ${COLUMNS} from rules r where r.id::text = any(${[...ids]}::text[])`.execute(db)
  return rows
}

/** Rules by id, also retired ones. */
export async function listRulesIn(db: Db, window: Window): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`select ${COLUMNS} from rules r where ${inWindow("r.id", window)}`.execute(db)
  return rows
}

/** All versions of these rules, oldest first. */
export async function listVersionsOf(db: Db, ids: readonly string[]): Promise<NamedVersionRow[]> {
  const { rows } = await sql<NamedVersionRow>`
    select v.*, (select s.name from subjects s where s.id = v.subject_id) as subject_name
    from rule_versions v where v.rule_id = any(${[...ids]}::uuid[]) order by v.rule_id, v.version`.execute(db)
  return rows
}

export async function lockRule(trx: Trx, id: string): Promise<RuleRow | undefined> {
  await sql`select 1 from rules where id = ${id} for update`.execute(trx)
  return findRule(trx, id)
}

export type RuleFilter = {
  readonly subject?: string | undefined
  readonly tag?: string | undefined
  readonly status?: RuleContent["status"] | undefined
}

/** Newest first. */
export async function listRules(
  db: Db,
  filter: RuleFilter,
  page: { limit: number; before?: string | undefined },
): Promise<RuleRow[]> {
  const conditions = [sql`r.status = ${filter.status ?? "active"}`]
  if (filter.subject !== undefined) conditions.push(sql`r.subject_id = ${filter.subject}`)
  if (filter.tag !== undefined) conditions.push(sql`r.tag = ${filter.tag}`)
  if (page.before !== undefined) conditions.push(sql`r.id < ${page.before}`)
  const { rows } = await sql<RuleRow>`
    select ${COLUMNS} from rules r where ${sql.join(conditions, sql` and `)}
    order by r.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** The active rules that may apply to one of these subjects: all that do apply, and few that do not. */
export async function listRulesFor(db: Db, subjects: readonly SubjectTraits[]): Promise<RuleRow[]> {
  const ids = subjects.map((subject) => subject.id)
  const tags = subjects.flatMap((subject) => subject.tags)
  const { rows } = await sql<RuleRow>`
    select ${COLUMNS} from rules r
    where r.status = 'active' and (r.subject_id is null or r.subject_id = any(${ids}::uuid[]))
      and (r.tag is null or r.tag = any(${tags}::text[]))`.execute(db)
  return rows
}

/** The rules that may have applied to a subject at a past moment (RFC 3339), in the versions that held then. */
export async function listRulesForAt(db: Db, subject: SubjectTraits, at: string): Promise<RuleVersionRow[]> {
  const { rows } = await sql<RuleVersionRow>`
    select * from (
      select distinct on (v.rule_id) v.* from rule_versions v where v.at <= ${at}::timestamptz
      order by v.rule_id, v.version desc
    ) r
    where r.status = 'active' and (r.subject_id is null or r.subject_id = ${subject.id})
      and (r.tag is null or r.tag = any(${[...subject.tags]}::text[]))`.execute(db)
  return rows
}

export async function findRuleVersions(
  db: Db,
  keys: readonly { id: string; version: number }[],
): Promise<RuleVersionRow[]> {
  const { rows } = await sql<RuleVersionRow>`
    select v.* from rule_versions v
    join unnest(${keys.map((key) => key.id)}::uuid[], ${keys.map((key) => key.version)}::int[]) as wanted (id, version)
      on v.rule_id = wanted.id and v.version = wanted.version`.execute(db)
  return rows
}

/** All versions of a rule, oldest first. */
export async function listRuleVersions(db: Db, ruleId: string): Promise<RuleVersionRow[]> {
  const { rows } = await sql<RuleVersionRow>`
    select * from rule_versions where rule_id = ${ruleId} order by version`.execute(db)
  return rows
}

/** Stores a new rule as its version 1. */
export async function insertRule(trx: Trx, id: string, content: RuleContent, now: string): Promise<void> {
  const version = { ...pickContent(content), version: 1 }
  await trx
    .insertInto("rules")
    .values({ id, ...version, created_at: now, changed_at: now })
    .execute()
  await trx
    .insertInto("rule_versions")
    .values({ rule_id: id, ...version, at: now })
    .execute()
  await countEpochUp(trx)
}

/** Makes this the next version of the rule. Those before it stay readable. */
export async function updateRule(trx: Trx, old: RuleRow, content: RuleContent, now: string): Promise<void> {
  const version = { ...pickContent(content), version: old.version + 1 }
  await trx
    .updateTable("rules")
    .set({ ...version, changed_at: now })
    .where("id", "=", old.id)
    .execute()
  await trx
    .insertInto("rule_versions")
    .values({ rule_id: old.id, ...version, at: now })
    .execute()
  await countEpochUp(trx)
}

/** The rules whose scope is this one subject, locked, by id. */
export async function listRulesOfSubject(trx: Trx, subjectId: string): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select ${COLUMNS} from rules r where r.subject_id = ${subjectId} order by r.id for update of r`.execute(trx)
  return rows
}

function pickContent(content: RuleContent) {
  const picked = Object.fromEntries(CONTENT.map((name) => [name, content[name]])) as RuleContent
  return { ...picked, settings: JSON.stringify(picked.settings) }
}
