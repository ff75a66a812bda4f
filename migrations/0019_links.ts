import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** The new constraint allows all that the old one did, so that an older version goes on writing. */
const WIDEN = [
  `alter table directory_changes drop constraint if exists directory_changes_entity_check`,
  `alter table directory_changes add constraint directory_changes_entity_check
    check (entity in ('source', 'rule', 'article', 'link-model')) not valid`,
]

const VALIDATE = [`alter table directory_changes validate constraint directory_changes_entity_check`]

const TABLES = [
  `alter table article_figures add column seen jsonb`,
  `comment on column article_figures.seen is 'The numbers that a model saw of a figure of a text and of its matches; null where it only continues another.'`,

  `create table link_decisions (
    id uuid primary key,
    lineage_id uuid not null,
    article_id uuid not null,
    language text not null,
    seen jsonb not null,
    subject_id uuid,
    is_new boolean not null,
    decided_by text,
    decided_at timestamptz not null
  )`,
  `comment on table link_decisions is 'What people said that the figures of articles speak of, and the numbers that a model saw then; no word of any text. The last one of a lineage counts. is_new: the subject was made for it, so that it spoke of nothing stored.'`,
  `create index link_decisions_of_lineage on link_decisions (lineage_id, decided_at)`,

  `create table link_models (
    id uuid primary key,
    language text not null,
    base text not null,
    number integer not null,
    model jsonb not null,
    decisions integer not null,
    before jsonb not null,
    after jsonb not null,
    made_by text,
    made_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    unique (language, base, number)
  )`,
  `comment on table link_models is 'Models for linking that were learned from decisions, beginning at the built-in one that base names. In force is the last one of the built-in model that is not revoked.'`,
]

function step(name: string, statements: readonly string[]): Step {
  return { kind: "transaction", name, statements: statements.map((statement) => sql.raw(statement)) }
}

export const steps: readonly Step[] = [
  step("models have a history", WIDEN),
  step("all entities are known", VALIDATE),
  step("decisions and models", TABLES),
]
