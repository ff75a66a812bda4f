import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * What files of newsrooms need: the language of a wording, a day of publication without a time, what a line of CSV was
 * before it was read, and the undoing of an import.
 */
const STATEMENTS = [
  `alter table claims
    add column language text not null default 'en',
    add column published_at_assumed boolean not null default false`,
  `alter table imports add column csv jsonb`,
  `alter table import_lines add column raw text`,
  `create table import_undos (
    import_id uuid primary key references imports,
    status text not null check (status in ('waiting', 'running', 'done')),
    reason text not null,
    actor text,
    claims integer not null,
    retracted integer not null default 0,
    kept integer not null default 0,
    cursor_line integer not null default 0,
    error text,
    created_at timestamptz not null,
    touched_at timestamptz not null,
    finished_at timestamptz
  )`,
  `comment on table import_undos is 'Imports whose claims are retracted as one, with how far each has come.'`,
  `create index import_undos_unfinished on import_undos (touched_at) where status <> 'done'`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "all of it", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
