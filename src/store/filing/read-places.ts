import type { Measure } from "../../compare/figure.ts"
import type { Db } from "../connect.ts"
import { inUtc } from "../json-times.ts"
import { prepare } from "../prepared.ts"
import { RULE_COLUMNS, type RuleRow } from "../rules.ts"

/** What claims name, by folded name or id. */
export type Named = {
  readonly sourceNames: readonly string[]
  readonly sourceIds: readonly string[]
  readonly subjectNames: readonly string[]
  readonly subjectIds: readonly string[]
}

/** `key` is the folded name or the id that was asked for; a source that was merged away answers as the one that it went to. */
export type FoundSource = { readonly key: string; readonly id: string; readonly name: string }

export type FoundSubject = {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly measure: Measure
  readonly tags: readonly string[]
  readonly exhaustive: boolean
  readonly family_id: string
  readonly merged_into: string | null
  /** It is part of something, or something is part of it. */
  readonly related: boolean
}

export type Places = {
  readonly sources: readonly FoundSource[]
  readonly subjects: readonly FoundSubject[]
  /** The active rules that may apply to one of the subjects. */
  readonly rules: readonly RuleRow[]
}

const SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  exists (select 1 from subject_parts p where p.part_id = s.id) or
  exists (select 1 from subject_parts p where p.whole_id = s.id) as related`

const select = prepare<Places>(
  "read places",
  `
with found as materialized (
  select n.name_key as key, ${SUBJECT} from subject_names n join subjects s on s.id = n.subject_id
  where n.name_key = any($3::text[])
  union all
  select s.id::text, ${SUBJECT} from subjects s where s.id = any($4::uuid[])
)
select
  (select coalesce(json_agg(o), '[]') from (
    select n.name_key as key, s.id, s.name from source_names n join sources s on s.id = n.source_id
    where n.name_key = any($1::text[])
    union all
    select g.id::text, s.id, s.name from sources g join sources s on s.id = coalesce(g.merged_into, g.id)
    where g.id = any($2::uuid[])
  ) o) as sources,
  (select coalesce(json_agg(f order by f.id), '[]') from found f) as subjects,
  (select coalesce(json_agg(a), '[]') from (
    select ${RULE_COLUMNS} from rules r
    where r.status = 'active' and (r.subject_id is null or r.subject_id in (select f.id from found f))
      and (r.tag is null or r.tag in (select unnest(f.tags) from found f))
  ) a) as rules`,
)

export async function readPlaces(db: Db, named: Named): Promise<Places> {
  const [row] = await select(db, [named.sourceNames, named.sourceIds, named.subjectNames, named.subjectIds])
  if (row === undefined) throw new Error("a select without a from answered no row")
  return { ...row, rules: row.rules.map(readTimes) }
}

/** JSON writes times another way than a column does. */
function readTimes(rule: RuleRow): RuleRow {
  return { ...rule, created_at: inUtc(rule.created_at), changed_at: inUtc(rule.changed_at) }
}
