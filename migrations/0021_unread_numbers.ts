import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Numbers in texts of articles that were not understood. */
const STATEMENTS = [
  `create table article_unread (
    version_id uuid not null references article_versions,
    place integer not null,
    article_id uuid not null,
    id uuid not null,
    said jsonb not null,
    tied_place integer,
    sentence text not null,
    primary key (version_id, place)
  )`,
  `comment on table article_unread is 'The numbers in the text of a version that were not understood, in their order. None is ever filed.'`,
  `comment on column article_unread.tied_place is 'The place of the number of the version before that it continues; null where it continues none.'`,
  `create index article_unread_of_article on article_unread (article_id)`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "unread", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
