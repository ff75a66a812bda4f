import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** By which words of a text the subjects are found that its figures may speak of. */
const STATEMENTS = [
  `create table subject_terms (
    subject_id uuid primary key,
    number integer generated always as identity unique,
    quarter smallint not null,
    terms integer[] not null
  )`,
  `comment on table subject_terms is 'By which terms a subject is listed in term_lists, under which number, and in which quarter.'`,

  `create table term_lists (
    term integer not null,
    quarter smallint not null,
    subjects integer not null,
    numbers bytea,
    primary key (term, quarter)
  )`,
  `comment on table term_lists is 'The numbers of the subjects of each term, packed. The row of quarter 0 has all of them, or none where they are many: then there is a row for each quarter.'`,
  `alter table term_lists alter column numbers set storage external`,

  `create table new_terms (
    id bigint generated always as identity primary key,
    subject_id uuid not null,
    terms integer[] not null
  )`,
  `comment on table new_terms is 'Subjects that have changed and are not listed anew yet, with the terms that came to them. A job takes the rows away.'`,
  `create index new_terms_by_term on new_terms using gin (terms) with (gin_pending_list_limit = 64)`,
  `create index new_terms_of_subject on new_terms (subject_id)`,

  `create table listing_progress (
    only_row boolean primary key default true check (only_row),
    version integer not null default 0,
    last_subject uuid
  )`,
  `comment on table listing_progress is 'How far the subjects that were there before their terms were kept have been listed: one row.'`,
  `insert into listing_progress default values`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "tables", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
