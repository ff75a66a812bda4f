import { type Kysely, sql } from "kysely"

/**
 * Every table of a subject's data has subject_id first in its keys: that is the column by which the
 * data can be spread over several machines. Numbers that a search compares are numeric columns that
 * may be Infinity; the exact values are in the jsonb beside them.
 */
const STATEMENTS = [
  sql`create table sources (
    id uuid primary key,
    name text not null,
    url text,
    tags text[] not null default '{}',
    merged_into uuid references sources,
    version integer not null default 1,
    created_at timestamptz not null
  )`,
  // One folded name or alias belongs to one source.
  sql`create table source_names (
    name_key text primary key,
    source_id uuid not null references sources,
    name text not null,
    is_alias boolean not null
  )`,
  sql`create index source_names_by_source on source_names (source_id)`,

  sql`create table subjects (
    id uuid primary key,
    name text not null,
    unit text not null,
    measure text not null check (measure in ('stock', 'cumulative', 'flow')),
    tags text[] not null default '{}',
    external_ids jsonb not null default '{}',
    family_id uuid not null,
    merged_into uuid references subjects,
    version integer not null default 1,
    created_at timestamptz not null
  )`,
  sql`create index subjects_by_tag on subjects using gin (tags)`,
  sql`create index subjects_by_family on subjects (family_id)`,
  // Two subjects may share a name or an alias: a claim that names it is then refused as ambiguous.
  sql`create table subject_names (
    subject_id uuid not null references subjects,
    name_key text not null,
    name text not null,
    is_alias boolean not null,
    primary key (subject_id, name_key)
  )`,
  sql`create index subject_names_by_key on subject_names (name_key text_pattern_ops)`,
  sql`create table subject_parts (
    whole_id uuid not null references subjects,
    part_id uuid not null references subjects,
    primary key (whole_id, part_id),
    check (whole_id <> part_id)
  )`,
  sql`create index subject_parts_by_part on subject_parts (part_id)`,

  // identity: readings in the subject's unit and the as-of dates. narrow_*: see candidate-bounds.ts.
  sql`create table figures (
    subject_id uuid not null references subjects,
    id uuid not null,
    identity text not null,
    quantity jsonb not null,
    unit text not null,
    narrow_min numeric not null,
    narrow_max numeric not null,
    as_of_from date not null,
    as_of_to date not null,
    claims integer not null default 0,
    created_at timestamptz not null,
    primary key (subject_id, id),
    unique (subject_id, identity),
    check (as_of_from <= as_of_to)
  )`,
  sql`create index figures_by_max on figures (subject_id, unit, narrow_max, as_of_from, as_of_to)`,
  sql`create index figures_by_min on figures (subject_id, unit, narrow_min, as_of_from, as_of_to)`,
  sql`create index figures_by_day on figures (subject_id, unit, as_of_to, as_of_from, narrow_max, narrow_min)`,
  sql`create table figure_claimants (
    subject_id uuid not null,
    figure_id uuid not null,
    claimant_id uuid not null references sources,
    claims integer not null check (claims > 0),
    first_published timestamptz not null,
    primary key (subject_id, figure_id, claimant_id),
    foreign key (subject_id, figure_id) references figures
  )`,
  sql`create index figure_claimants_by_claimant on figure_claimants (claimant_id)`,

  sql`create table claims (
    subject_id uuid not null,
    id uuid not null,
    figure_id uuid not null,
    source_id uuid not null references sources,
    claimant_id uuid not null references sources,
    via uuid[] not null default '{}',
    wording text not null,
    quantity jsonb not null,
    as_of_from date not null,
    as_of_to date not null,
    as_of_assumed boolean not null,
    published_at timestamptz not null,
    recorded_at timestamptz not null,
    url text,
    quote text,
    external_id text,
    status text not null check (status in ('active', 'retracted', 'corrected')),
    corrects uuid,
    corrected_by uuid,
    version integer not null default 1,
    primary key (subject_id, id),
    foreign key (subject_id, figure_id) references figures
  )`,
  sql`create index claims_by_id on claims (id)`,
  sql`create index claims_by_subject on claims (subject_id, published_at desc, id desc)`,
  sql`create index claims_by_figure on claims (subject_id, figure_id, source_id)`,
  sql`create index claims_by_source on claims (source_id, published_at desc, id desc)`,
  sql`create index claims_by_claimant on claims (claimant_id, published_at desc, id desc)`,
  sql`create index claims_by_published on claims (published_at desc, id desc)`,
  sql`create index claims_by_as_of on claims (as_of_from, as_of_to)`,
  sql`create index claims_by_via on claims using gin (via) where via <> '{}'`,
  sql`create index claims_not_active on claims (status, published_at desc, id desc) where status <> 'active'`,
  sql`create index claims_by_words on claims
    using gin (to_tsvector('simple', wording || ' ' || coalesce(quote, '')))`,
  // Which claim an outlet's own id stands for. Apart from claims, whose keys start with the subject.
  sql`create table claim_external_ids (
    source_id uuid not null references sources,
    external_id text not null,
    subject_id uuid not null,
    claim_id uuid not null,
    body_hash text not null,
    primary key (source_id, external_id)
  )`,

  // A row for every pair that ever disagreed. subject_id is the whole's where kind is 'part'.
  // severity: 0 none, 1 low, 2 medium, 3 high. resolution and reason are set while the status is 'resolved'.
  sql`create table conflicts (
    subject_id uuid not null references subjects,
    id uuid not null,
    kind text not null check (kind in ('pair', 'part')),
    subject_a uuid not null,
    figure_a uuid not null,
    subject_b uuid not null,
    figure_b uuid not null,
    verdict text not null check (verdict in ('agree', 'tension', 'conflict', 'revision', 'not-comparable')),
    severity smallint not null check (severity between 0 and 3),
    detail jsonb not null,
    status text not null check (status in ('open', 'explained', 'dismissed', 'resolved')),
    resolution text check (resolution in ('person', 'retracted', 'corrected', 'rejudged', 'withdrawn')),
    reason text,
    note text,
    version integer not null default 1,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (subject_id, id),
    unique (subject_id, figure_a, figure_b),
    foreign key (subject_a, figure_a) references figures,
    foreign key (subject_b, figure_b) references figures,
    check ((status = 'resolved') = (resolution is not null))
  )`,
  sql`create index conflicts_newest on conflicts (id)`,
  sql`create index conflicts_newest_of_status on conflicts (status, id)`,
  sql`create index conflicts_severest on conflicts (severity, id)`,
  sql`create index conflicts_severest_of_status on conflicts (status, severity, id)`,
  sql`create index conflicts_of_figure_a on conflicts (figure_a, severity, id)`,
  sql`create index conflicts_of_figure_b on conflicts (figure_b, severity, id)`,
  sql`create index conflicts_settled_of_figure_a on conflicts (figure_a) where status in ('explained', 'dismissed')`,
  sql`create index conflicts_settled_of_figure_b on conflicts (figure_b) where status in ('explained', 'dismissed')`,
  sql`create index conflicts_of_subject_a on conflicts (subject_a, id)`,
  sql`create index conflicts_of_subject_b on conflicts (subject_b, id)`,
  sql`create index conflicts_changed on conflicts (changed_at)`,

  // What was done, when. Rows about sources have the nil UUID for a subject.
  sql`create table changes (
    subject_id uuid not null,
    id uuid not null,
    entity text not null check (entity in ('claim', 'conflict', 'subject', 'source')),
    entity_id uuid not null,
    at timestamptz not null,
    action text not null,
    note text,
    before jsonb,
    after jsonb,
    primary key (subject_id, id)
  )`,
  sql`create index changes_of_entity on changes (entity_id, id)`,

  sql`create table idempotency_keys (
    key text primary key,
    request_hash text not null,
    status integer,
    headers jsonb,
    body text,
    created_at timestamptz not null
  )`,
  sql`create index idempotency_keys_by_age on idempotency_keys (created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db)
}
