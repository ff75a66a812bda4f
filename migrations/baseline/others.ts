/** Tables with a key of their own: filing writes them, and they are unique across families. A row names the family. */
export const KEYS: readonly string[] = [
  `create table claim_external_ids (
    source_id uuid not null,
    external_id text not null,
    family_id uuid not null,
    claim_id uuid not null,
    body_hash text not null,
    primary key (source_id, external_id)
  )`,
  `comment on table claim_external_ids is 'Which claim a source''s own id stands for.'`,

  `create table idempotency_keys (
    owner text not null default '',
    key text not null,
    request_hash text not null,
    status integer,
    headers jsonb,
    body text,
    family_id uuid,
    claim_id uuid,
    created_at timestamptz not null,
    primary key (owner, key)
  )`,
  `comment on table idempotency_keys is 'The answers that Idempotency-Keys stand for. owner is whose key it is.'`,
  `create index idempotency_keys_by_age on idempotency_keys (created_at)`,
  `create index idempotency_keys_of_family on idempotency_keys (family_id) where family_id is not null`,
]

/** Tables that stay on the machine that is asked. */
export const LOCAL: readonly string[] = [
  `create table imports (
    id uuid primary key,
    format text not null check (format in ('ndjson', 'csv')),
    status text not null check (status in ('receiving', 'waiting', 'running', 'done', 'failed')),
    idempotency_key text unique,
    digest text,
    actor text,
    received integer not null default 0,
    received_line integer not null default 0,
    filed integer not null default 0,
    repeated integer not null default 0,
    refused integer not null default 0,
    cursor_line integer not null default 0,
    error text,
    created_at timestamptz not null,
    started_at timestamptz,
    touched_at timestamptz not null,
    finished_at timestamptz,
    results_ended_at timestamptz,
    results_deleted_at timestamptz
  )`,
  `comment on table imports is 'Files of claims, with how far each has been received and filed.'`,
  `create index imports_unfinished on imports (touched_at) where status in ('receiving', 'waiting', 'running')`,
  `create index imports_with_results on imports (touched_at)
    where status in ('done', 'failed') and results_deleted_at is null`,

  `create table import_lines (
    import_id uuid not null references imports,
    line integer not null,
    payload json,
    outcome text check (outcome in ('filed', 'repeated', 'refused')),
    claim_id uuid,
    problem jsonb,
    check ((outcome = 'refused') = (problem is not null)),
    check ((outcome in ('filed', 'repeated')) = (claim_id is not null)),
    primary key (import_id, line)
  )`,
  `comment on table import_lines is 'The lines of imports: what was sent, and what became of each.'`,
  `create index import_lines_refused on import_lines (import_id, line) where outcome = 'refused'`,

  `create table rejudgings (
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
  `comment on table rejudgings is 'Passes that judge anew what a change of rules or tags touches, with how far each has come.'`,
  `create index rejudgings_unfinished on rejudgings (touched_at) where status <> 'done'`,

  `create table directory_changes (
    id uuid primary key,
    entity text not null check (entity in ('source', 'rule')),
    entity_id uuid not null,
    at timestamptz not null,
    actor text,
    action text not null,
    note text,
    before jsonb,
    after jsonb,
    made_in xid8 default pg_current_xact_id()
  )`,
  `comment on table directory_changes is 'The history of sources and rules: who changed what, and why.'`,
  `create index directory_changes_of_entity on directory_changes (entity_id, id)`,
]
