import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Who may use the service, and what they did. */
const STATEMENTS = [
  `create table access_keys (
    id text primary key check (id ~ '^[0-9A-Za-z]{8}$'),
    name text not null,
    scopes text[] not null,
    digest bytea not null,
    created_by text,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    replaced_by text
  )`,
  `comment on table access_keys is 'Keys of programs. digest is the SHA-256 of the key, which is stored nowhere.'`,

  `create table people (
    id uuid primary key,
    name text not null,
    role text not null check (role in ('reader', 'reporter', 'editor', 'standards-editor', 'owner')),
    issuer text,
    subject text,
    created_by text,
    created_at timestamptz not null,
    disabled_at timestamptz,
    version integer not null default 1,
    unique (issuer, subject)
  )`,
  `comment on table people is 'Accounts of people. issuer and subject are those of the newsroom''s own login, where the account came from there.'`,

  `create table invitations (
    id uuid primary key,
    kind text not null check (kind in ('owner', 'person', 'sign-in')),
    digest bytea not null unique,
    role text,
    person_id uuid references people,
    created_by text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
  )`,
  `comment on table invitations is 'Links for one use: that of the first owner, those that make an account, and those that sign an account in.'`,

  `create table sessions (
    digest bytea primary key,
    person_id uuid not null references people,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
  )`,
  `comment on table sessions is 'Sessions of people. digest is the SHA-256 of the token in the cookie.'`,
  `create index sessions_of_person on sessions (person_id) where ended_at is null`,
  `create index sessions_by_end on sessions (expires_at)`,

  `create table audit (
    id uuid primary key,
    at timestamptz not null,
    actor text,
    key_id text,
    person_id uuid,
    address text,
    operation text not null,
    path text not null,
    status integer not null,
    request_id text not null
  )`,
  `comment on table audit is 'Who did what from where. Rows are added, and never changed.'`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "all of it", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
