import { type Kysely, sql } from "kysely"

/** Files of claims: each line as it was received, and what became of it. */
const STATEMENTS = [
  // received_line and cursor_line: the last line that was kept, and the last that was filed or refused.
  // digest: SHA-256 of the lines up to received_line, to know the same body again under one idempotency key.
  sql`create table imports (
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
    finished_at timestamptz
  )`,
  sql`create index imports_unfinished on imports (touched_at) where status in ('receiving', 'waiting', 'running')`,

  // payload: the line as the body of POST /v1/claims, until it is filed; of a refused line it stays. No outcome: it waits.
  sql`create table import_lines (
    import_id uuid not null references imports,
    line integer not null,
    payload json,
    outcome text check (outcome in ('filed', 'repeated', 'refused')),
    claim_id uuid,
    problem jsonb,
    primary key (import_id, line),
    check ((outcome = 'refused') = (problem is not null)),
    check ((outcome in ('filed', 'repeated')) = (claim_id is not null))
  )`,
  sql`create index import_lines_refused on import_lines (import_id, line) where outcome = 'refused'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db)
}
