/**
 * The directory: what claims name, and the rules. It is small beside the claims and read by every judgement, so a
 * distributed database keeps a copy of it on every machine. A transaction writes it before the family's part, in one order.
 */
export const DIRECTORY: readonly string[] = [
  `create table subjects (
    id uuid primary key,
    name text not null,
    unit text not null,
    measure text not null check (measure in ('stock', 'cumulative', 'flow')),
    tags text[] not null default '{}',
    external_ids jsonb not null default '{}',
    family_id uuid not null,
    exhaustive boolean not null default false,
    merged_into uuid references subjects,
    version integer not null default 1,
    created_at timestamptz not null
  )`,
  `comment on table subjects is 'What is counted or measured. All that is part of one another shares a family.'`,
  `create index subjects_by_family on subjects (family_id)`,
  `create index subjects_by_tag on subjects using gin (tags)`,
  `create index subjects_of_measure on subjects (measure, id)`,

  `create table subject_names (
    subject_id uuid not null references subjects,
    name_key text not null,
    name text not null,
    is_alias boolean not null,
    primary key (subject_id, name_key)
  )`,
  `comment on table subject_names is 'The names and aliases of subjects. name_key is folded; two subjects may share one.'`,
  `create index subject_names_by_key on subject_names (name_key text_pattern_ops)`,
  `create index subject_names_by_gram on subject_names using gin (name_grams(name_key))`,

  `create table subject_parts (
    whole_id uuid not null references subjects,
    part_id uuid not null references subjects,
    check (whole_id <> part_id),
    primary key (whole_id, part_id)
  )`,
  `comment on table subject_parts is 'Which subject is a direct part of which.'`,
  `create index subject_parts_by_part on subject_parts (part_id)`,

  `create table sources (
    id uuid primary key,
    name text not null,
    url text,
    tags text[] not null default '{}',
    merged_into uuid references sources,
    version integer not null default 1,
    created_at timestamptz not null
  )`,
  `comment on table sources is 'Outlets, agencies and people: who carries a claim, and who asserts it. No row is ever deleted.'`,

  `create table source_names (
    name_key text primary key,
    source_id uuid not null references sources,
    name text not null,
    is_alias boolean not null
  )`,
  `comment on table source_names is 'The names and aliases of sources. name_key is folded and belongs to one source.'`,
  `create index source_names_by_source on source_names (source_id)`,
  `create index source_names_by_gram on source_names using gin (name_grams(name_key))`,

  `create table rules (
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
  `comment on table rules is 'Tolerance as a newsroom sets it, with the scope that it applies to.'`,
  `create index rules_of_subject on rules (subject_id) where subject_id is not null`,
  `create index rules_of_tag on rules (tag) where tag is not null`,

  `create table rule_versions (
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
  `comment on table rule_versions is 'Every version of every rule. A verdict names the versions that made it.'`,
]
