import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * The words of claims, their addresses and their external ids have a table of their own, which a job fills, so that filing
 * does not pay for their indexes.
 */
const TABLES = [
  `create table claim_words (
    claim_id uuid primary key,
    words tsvector not null,
    keys bigint[] not null
  )`,
  `comment on table claim_words is 'The words of claims, and numbers that stand for their addresses and external ids. A job fills it soon after claims are filed.'`,
  `create index claim_words_by_term on claim_words using gin (words, keys)`,
  `create table claim_words_progress (
    only_row boolean primary key default true check (only_row),
    cluster bigint not null,
    through_xid xid8 not null,
    through_id uuid not null,
    walked_to uuid
  )`,
  `comment on table claim_words_progress is 'How far claim_words is filled: one row. walked_to is null once all claims from before it was begun are listed.'`,
  `insert into claim_words_progress (cluster, through_xid, through_id, walked_to)
    select system_identifier, pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000',
      '00000000-0000-0000-0000-000000000000' from pg_control_system()`,
]

const BY_FILING = "create index concurrently claims_by_filing on claims (filed_in, id)"

/** As the job does it, which goes on where this is cut off. */
const FILL = `
  with /* every family */ page as materialized (
    select c.* from claim_words_progress p cross join lateral (
      select c.id, c.wording, c.quote, c.url, c.external_id from claims c where c.id > p.walked_to order by c.id limit 5000) c),
  listed as (
    insert into claim_words (claim_id, words, keys)
    select c.id, to_tsvector('simple', c.wording || ' ' || coalesce(c.quote, '')),
      array_remove(array[hashtextextended(c.url, 1), hashtextextended(c.external_id, 2)], null)
    from page c on conflict (claim_id) do nothing)
  update claim_words_progress p set walked_to = (select c.id from page c order by c.id desc limit 1)
  where p.walked_to is not null`

/** An older version that still runs finds the same without them, and takes longer. */
const GONE = ["claims_by_words", "claims_by_url", "claims_by_external_id"]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "tables", statements: TABLES.map((statement) => sql.raw(statement)) },
  { kind: "index", name: "claims_by_filing", statement: sql.raw(BY_FILING) },
  { kind: "batches", name: "words", statement: sql.raw(FILL) },
  {
    kind: "function",
    name: "indexes that the table replaces",
    run: async (db) => {
      for (const name of GONE) await sql.raw(`drop index concurrently if exists ${name}`).execute(db)
    },
  },
]
