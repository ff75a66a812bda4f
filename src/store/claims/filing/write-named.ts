import { columnsOf, prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"

export type SourceToWrite = {
  readonly id: string
  readonly name: string
  readonly name_key: string
  /** An array of numbers as PostgreSQL writes it, by which names like this one find it. */
  readonly like_keys: string
  readonly url: string | null
}

export type SubjectToWrite = {
  readonly id: string
  readonly name: string
  readonly name_key: string
  /** As for a source. */
  readonly like_keys: string
  readonly unit: string
  readonly measure: string
  /** Nobody gave the measure: it was inferred. */
  readonly measure_assumed: boolean
  /** A JSON array of texts: PostgreSQL takes an array of arrays for a matrix. */
  readonly tags: string
  /** A JSON object. */
  readonly external_ids: string
}

const SUBJECT_COLUMNS = ["id", "name", "unit", "measure", "tags", "external_ids", "measure_assumed"] as const

const insertSources = prepare<never>(
  "write sources",
  `insert into sources (id, name, url, created_at)
select s.*, $4::timestamptz from unnest($1::uuid[], $2::text[], $3::text[]) as s`,
)

/** Two transactions that write the same names do so in one order, so that only one of them waits for the other. */
const insertSourceNames = prepare<never>(
  "write source names",
  `insert into source_names (name_key, source_id, name, is_alias, like_keys)
select name_key, source_id, name, false, like_keys::bigint[]
from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) as s (name_key, source_id, name, like_keys) order by name_key`,
)

const insertSubjects = prepare<never>(
  "write subjects",
  `insert into subjects (id, name, unit, measure, tags, external_ids, measure_assumed, family_id, created_at)
select id, name, unit, measure, array(select jsonb_array_elements_text(tags)), external_ids, measure_assumed, id,
  $8::timestamptz
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[], $7::boolean[])
  as s (id, name, unit, measure, tags, external_ids, measure_assumed)`,
)

const insertFamilies = prepare<never>(
  "write families",
  "insert into families (family_id) select * from unnest($1::uuid[])",
)

const insertSubjectNames = prepare<never>(
  "write subject names",
  `insert into subject_names (subject_id, name_key, name, is_alias, like_keys)
select subject_id, name_key, name, false, like_keys::bigint[]
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as s (subject_id, name_key, name, like_keys)`,
)

/** A name that meant one subject alone may mean two with the new one. */
const countSharedNames = prepare<never>(
  "count shared names",
  `insert into filing_epoch as e (only_row) select true where exists (
  select 1 from subject_names n where n.name_key = any($1::text[]) and n.subject_id <> all($2::uuid[]))
on conflict (only_row) do update set epoch = e.epoch + 1`,
)

/** Sends everything before it returns. */
export async function writeSources(trx: Trx, sources: readonly SourceToWrite[], now: string): Promise<void> {
  if (sources.length === 0) return
  await Promise.all([
    insertSources(trx, [...columnsOf(sources, ["id", "name", "url"]), now]),
    insertSourceNames(trx, columnsOf(sources, ["name_key", "id", "name", "like_keys"])),
  ])
}

/** Each new subject is a family of its own. Sends everything before it returns. */
export async function writeSubjects(trx: Trx, subjects: readonly SubjectToWrite[], now: string): Promise<void> {
  if (subjects.length === 0) return
  await Promise.all([
    insertSubjects(trx, [...columnsOf(subjects, SUBJECT_COLUMNS), now]),
    insertSubjectNames(trx, columnsOf(subjects, ["id", "name_key", "name", "like_keys"])),
    insertFamilies(trx, columnsOf(subjects, ["id"])),
    countSharedNames(trx, columnsOf(subjects, ["name_key", "id"])),
  ])
}
