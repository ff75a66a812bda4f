import { sql } from "kysely"
import type { Step } from "./steps.ts"

const keysOf = (table: string) => sql.raw(`alter table ${table} add column like_keys bigint[]`)

const describeKeys = (table: string) =>
  sql.raw(
    `comment on column ${table}.like_keys is 'By which names like this one find it. Null until a job has worked them out: an older service leaves them out.'`,
  )

/** Without a list of changes that wait: a name that was just created is found as fast as any other. */
const indexKeys = (table: string): Step => ({
  kind: "index",
  name: `${table}_by_like_key`,
  statement: sql.raw(
    `create index concurrently ${table}_by_like_key on ${table} using gin (like_keys) with (fastupdate = off)`,
  ),
})

const indexWithout = (table: string, owner: string): Step => ({
  kind: "index",
  name: `${table}_without_like_keys`,
  statement: sql.raw(
    `create index concurrently ${table}_without_like_keys on ${table} (${owner}) where like_keys is null`,
  ),
})

/** By what names like it find a name, and what a person has said of two that are alike. */
export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "tables",
    statements: [
      keysOf("subject_names"),
      describeKeys("subject_names"),
      keysOf("source_names"),
      describeKeys("source_names"),
      sql.raw(`alter table import_lines add column similar_subjects jsonb`),
      sql.raw(
        `comment on column import_lines.similar_subjects is 'Where the line created its subject, the stored ones that it may be; null where it did not.'`,
      ),
      sql.raw(`create table distinctions (
        id uuid primary key,
        kind text not null check (kind in ('subject', 'source')),
        one_id uuid not null,
        other_id uuid not null,
        are_different boolean not null,
        note text,
        actor text,
        at timestamptz not null,
        check (one_id < other_id)
      )`),
      sql.raw(
        `comment on table distinctions is 'What people said of two subjects or sources that are named alike: that they are different, or that they may be one after all. The last row of a pair holds, and none is ever deleted.'`,
      ),
      sql.raw(`create index distinctions_of_pair on distinctions (kind, one_id, other_id, id)`),
      sql.raw(`create index distinctions_of_other on distinctions (kind, other_id)`),
    ],
  },
  indexKeys("subject_names"),
  indexKeys("source_names"),
  indexWithout("subject_names", "subject_id"),
  indexWithout("source_names", "source_id"),
]
