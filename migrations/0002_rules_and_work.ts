import { type Kysely, sql } from "kysely"

/** Rules with their versions, re-judging, exceptions, exhaustive sums, and who did what. */
const STATEMENTS = [
  // What a rule says now. A scope column that is null says nothing; all that are set must hold of a subject.
  sql`create table rules (
    id uuid primary key,
    version integer not null,
    name text not null,
    subject_id uuid references subjects,
    tag text,
    measure text check (measure in ('stock', 'cumulative', 'flow')),
    unit text,
    dimension text,
    priority integer not null,
    settings jsonb not null,
    status text not null check (status in ('active', 'retired')),
    created_at timestamptz not null,
    changed_at timestamptz not null
  )`,
  sql`create index rules_of_subject on rules (subject_id) where subject_id is not null`,
  sql`create index rules_of_tag on rules (tag) where tag is not null`,
  // Every version that ever held, the present one too: verdicts name them, and the past is read by them.
  sql`create table rule_versions (
    rule_id uuid not null references rules,
    version integer not null,
    name text not null,
    subject_id uuid,
    tag text,
    measure text,
    unit text,
    dimension text,
    priority integer not null,
    settings jsonb not null,
    status text not null,
    at timestamptz not null,
    primary key (rule_id, version)
  )`,

  // A pass over the subjects that a change of tolerance touches. The cursor is the last figure that was judged.
  sql`create table rejudgings (
    id uuid primary key,
    rule_id uuid,
    rule_version integer,
    scopes jsonb not null,
    status text not null check (status in ('waiting', 'running', 'done')),
    cursor_subject uuid,
    cursor_figure uuid,
    subjects_total integer,
    subjects_done integer not null default 0,
    figures_done integer not null default 0,
    opened integer not null default 0,
    closed integer not null default 0,
    changed integer not null default 0,
    error text,
    created_at timestamptz not null,
    started_at timestamptz,
    touched_at timestamptz not null,
    finished_at timestamptz
  )`,
  sql`create index rejudgings_unfinished on rejudgings (touched_at) where status <> 'done'`,

  // A difference that a person accepts, of one conflict or of all in a subject, until a day comes.
  sql`create table exceptions (
    id uuid primary key,
    subject_id uuid not null references subjects,
    conflict_id uuid,
    reason text not null,
    until timestamptz not null,
    status text not null check (status in ('active', 'ended')),
    version integer not null default 1,
    created_at timestamptz not null,
    ended_at timestamptz
  )`,
  sql`create index exceptions_of_subject on exceptions (subject_id, status)`,
  sql`create index exceptions_by_end on exceptions (until) where status = 'active'`,

  // The parts of the subject add up to it.
  sql`alter table subjects add column exhaustive boolean not null default false`,

  // A sum holds the whole's figure against all its parts': figure_b is null, and the rows below name the summands.
  sql`alter table conflicts alter column subject_b drop not null, alter column figure_b drop not null`,
  sql`alter table conflicts drop constraint conflicts_kind_check,
    add constraint conflicts_kind_check check (kind in ('pair', 'part', 'sum')),
    add constraint conflicts_sides_check check ((kind = 'sum') = (figure_b is null) and (figure_b is null) = (subject_b is null)),
    drop constraint conflicts_resolution_check,
    add constraint conflicts_resolution_check
      check (resolution in ('person', 'retracted', 'corrected', 'rejudged', 'withdrawn', 'accepted')),
    add column assignee text`,
  sql`create unique index conflicts_one_sum on conflicts (subject_id, figure_a) where kind = 'sum'`,
  sql`create index conflicts_of_assignee on conflicts (assignee, id) where assignee is not null`,
  sql`create table conflict_summands (
    subject_id uuid not null,
    conflict_id uuid not null,
    place smallint not null,
    part_id uuid not null,
    figure_id uuid not null,
    primary key (subject_id, conflict_id, place),
    foreign key (subject_id, conflict_id) references conflicts on delete cascade,
    foreign key (part_id, figure_id) references figures
  )`,
  sql`create index conflict_summands_of_figure on conflict_summands (figure_id)`,
  sql`create index conflict_summands_of_part on conflict_summands (part_id)`,

  // What was known at a past moment.
  sql`alter table claims add column ended_at timestamptz`,
  sql`update claims c set ended_at = (select max(h.at) from changes h
      where h.entity_id = c.id and h.entity = 'claim' and h.action in ('retracted', 'corrected'))
    where c.status <> 'active'`,

  // Who did it: told by the request, for all that its transaction changes.
  sql`alter table changes drop constraint changes_entity_check,
    add constraint changes_entity_check
      check (entity in ('claim', 'conflict', 'subject', 'source', 'rule', 'exception')),
    add column actor text default nullif(current_setting('countercheck.actor', true), '')`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db)
}
