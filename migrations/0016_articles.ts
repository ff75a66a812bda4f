import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** A claim may no longer be carried by the article that it came from. Null in both columns for every other claim. */
const CARRYING = [
  `alter table claims add column carried_until timestamptz, add column said_again_at timestamptz`,
  `comment on column claims.carried_until is 'When the article that carried the claim stopped to do so; null where it still does, and for a claim of no article.'`,
  `comment on column claims.said_again_at is 'When the article said the claim again beside another figure of the same subject and claimants; null where it does not.'`,
]

/** What ends a conflict: also that no article carries the last claim of a side any more. */
const RESOLUTIONS = "'person', 'retracted', 'corrected', 'rejudged', 'withdrawn', 'accepted', 'moved', 'not-carried'"

/** The new constraints allow all that the old ones did, so that an older version goes on writing. */
const WIDEN = [
  `alter table conflicts drop constraint if exists conflicts_resolution_check`,
  `alter table conflicts add constraint conflicts_resolution_check check (resolution in (${RESOLUTIONS})) not valid`,
  `alter table directory_changes drop constraint if exists directory_changes_entity_check`,
  `alter table directory_changes add constraint directory_changes_entity_check
    check (entity in ('source', 'rule', 'article')) not valid`,
]

const VALIDATE = [
  `alter table conflicts validate constraint conflicts_resolution_check`,
  `alter table directory_changes validate constraint directory_changes_entity_check`,
]

const TABLES = [
  `create table articles (
    id uuid primary key,
    source_id uuid not null,
    external_id text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    unique (source_id, external_id)
  )`,
  `comment on table articles is 'Published articles, each under the id that its source gives it. What they say is in their versions.'`,

  `create table article_versions (
    id uuid primary key,
    article_id uuid not null references articles,
    arrived bigint generated always as identity,
    published_at timestamptz not null,
    published_at_assumed boolean not null,
    sent_version bigint,
    hash text not null,
    is_withdrawal boolean not null,
    headline text,
    url text,
    language text not null,
    text text,
    format text,
    correction text,
    recorded_at timestamptz not null
  )`,
  `comment on table article_versions is 'What an article said from a time on; a withdrawal is a version that says nothing. Ordered by published_at, sent_version and arrival.'`,
  `create index article_versions_in_order on article_versions (article_id, published_at, sent_version, arrived)`,

  `create table article_lineages (
    id uuid primary key,
    article_id uuid not null references articles,
    slot text,
    unique (article_id, slot)
  )`,
  `comment on table article_lineages is 'One thing that an article gives a figure for, through all its versions. slot: the name that the sender gives it.'`,

  `create table article_figures (
    version_id uuid not null references article_versions,
    place integer not null,
    article_id uuid not null,
    lineage_id uuid not null references article_lineages,
    subject_id uuid,
    claimants uuid[] not null,
    content text not null,
    said jsonb not null,
    primary key (version_id, place)
  )`,
  `comment on table article_figures is 'The figures of a version in their order. content: the hash of what a figure says; figures of a lineage that follow each other with one hash are one claim.'`,
  `create index article_figures_of_article on article_figures (article_id)`,

  `create table article_claims (
    article_id uuid not null references articles,
    lineage_id uuid not null references article_lineages,
    version_id uuid not null references article_versions,
    claim_id uuid not null,
    subject_id uuid not null,
    claimants uuid[] not null,
    content text not null,
    corrects uuid,
    primary key (lineage_id, version_id)
  )`,
  `comment on table article_claims is 'The claims that an article has filed: of which lineage each is, and with which version it came.'`,
  `create index article_claims_of_article on article_claims (article_id)`,
  `create index article_claims_of_claim on article_claims (claim_id)`,
]

function step(name: string, statements: readonly string[]): Step {
  return { kind: "transaction", name, statements: statements.map((statement) => sql.raw(statement)) }
}

export const steps: readonly Step[] = [
  step("claims may no longer be carried", CARRYING),
  step("conflicts end with that, and articles have a history", WIDEN),
  step("all ends and entities are known", VALIDATE),
  step("articles", TABLES),
]
