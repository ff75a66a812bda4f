import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Articles whose figures are read from their text, and what people decide about them. */
const STATEMENTS = [
  `alter table articles add column current_version_id uuid`,
  `comment on column articles.current_version_id is 'The last version in the order of publication.'`,
  `alter table article_lineages add column subject_id uuid, add column is_decided boolean not null default false,
    add column decided_by text, add column decided_at timestamptz`,
  `comment on column article_lineages.is_decided is 'A person said which subject it speaks of, or that it speaks of none: then subject_id is null.'`,
  `alter table article_figures add column tied_place integer, add column is_kept boolean not null default false,
    add column sentence text`,
  `comment on column article_figures.tied_place is 'The place of the figure of the version before that it continues; null where it continues none.'`,
  `comment on column article_figures.sentence is 'The hash of the sentence that a figure was read in, and its place among the figures there; null where it was sent as a figure.'`,
  `create table article_dismissals (
    article_id uuid not null references articles,
    finding_id text not null,
    reason text,
    dismissed_by text,
    dismissed_at timestamptz not null,
    primary key (article_id, finding_id)
  )`,
  `comment on table article_dismissals is 'Findings of an article that somebody has looked at and put aside.'`,
]

const INDEXES = [
  [
    "article_lineages_undecided",
    "create index concurrently if not exists article_lineages_undecided on article_lineages (id) where slot is null and not is_decided",
  ],
  [
    "article_figures_of_lineage",
    "create index concurrently if not exists article_figures_of_lineage on article_figures (lineage_id, version_id)",
  ],
] as const

export const steps: readonly Step[] = [
  { kind: "transaction", name: "texts", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
  ...INDEXES.map(([name, statement]): Step => ({ kind: "index", name, statement: sql.raw(statement) })),
]
