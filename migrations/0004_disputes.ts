import { type RawBuilder, sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * A tally of the open conflicts of each subject. The database keeps it by itself, so that an older version of the
 * service, which may still run, keeps it too. What was open before is counted beside those who file.
 */

/** What somebody has to look at. conflicts.severity is 1 low, 2 medium, 3 high. */
const OPEN = "status = 'open' and verdict in ('conflict', 'tension')"

/** Open, or settled by a person. A conflict that is open has no resolution. */
const DECIDED_BY_PEOPLE = sql.raw(
  "verdict in ('conflict', 'tension') and (resolution is null or resolution = 'person')",
)

const TABLES = [
  // opened_at: when the first of those conflicts was opened that were open since there was none; null: none is.
  // No foreign key: a conflict names its subject already, and whoever writes one takes a lock less.
  sql`create table disputes (
    subject_id uuid primary key,
    open_high bigint not null default 0,
    open_medium bigint not null default 0,
    open_low bigint not null default 0,
    open_pair bigint not null default 0,
    open_part bigint not null default 0,
    open_sum bigint not null default 0,
    open_conflicts bigint not null generated always as (open_high + open_medium + open_low) stored,
    severity smallint not null generated always as (
      case when open_high > 0 then 3 when open_medium > 0 then 2 when open_low > 0 then 1 else 0 end) stored,
    opened_at timestamptz,
    changed_at timestamptz,
    version bigint not null default 1
  )`,
  sql`create index disputes_newest on disputes (opened_at, subject_id) where open_conflicts > 0`,
  sql`create index disputes_severest on disputes (severity, open_conflicts, subject_id) where open_conflicts > 0`,
  tallyOn("insert", "select 1 as sign, * from added"),
  tallyOn("update", "select 1 as sign, * from added union all select -1, * from removed"),
  tallyOn("delete", "select -1 as sign, * from removed"),
  // Counts a subject anew, exactly, beside writers: under the lock of the tally's row, a writer has either added what
  // the count sees, or waits to add what it does not see yet.
  sql.raw(`create function recount_dispute(subject uuid) returns boolean language plpgsql as $$
    begin
      insert into disputes (subject_id) values (subject) on conflict do nothing;
      perform 1 from disputes where subject_id = subject for update;
      update disputes d set open_high = c.high, open_medium = c.medium, open_low = c.low, open_pair = c.pair,
        open_part = c.part, open_sum = c.sum, opened_at = c.opened_at, version = d.version + 1,
        changed_at = greatest(d.changed_at, c.changed_at)
      from (select count(*) filter (where severity = 3) as high, count(*) filter (where severity = 2) as medium,
          count(*) filter (where severity < 2) as low, count(*) filter (where kind = 'pair') as pair,
          count(*) filter (where kind = 'part') as part, count(*) filter (where kind = 'sum') as sum,
          min(opened_at) as opened_at, max(changed_at) as changed_at
        from conflicts where subject_id = subject and ${OPEN} and (resolution is null or resolution = 'person')) c
      where d.subject_id = subject;
      return true;
    end $$`),
]

/** One upsert for each subject of the statement, in the order of their ids, however many conflicts it wrote. */
function tallyOn(event: string, rows: string): RawBuilder<unknown> {
  const sum = (condition: string) => `coalesce(sum(sign) filter (where is_open and ${condition}), 0)`
  return sql.raw(`create function tally_disputes_on_${event}() returns trigger language plpgsql as $$
    begin
      insert into disputes as d (subject_id, open_high, open_medium, open_low, open_pair, open_part, open_sum,
        opened_at, changed_at)
      select subject_id, ${sum("severity = 3")}, ${sum("severity = 2")}, ${sum("severity < 2")},
        ${sum("kind = 'pair'")}, ${sum("kind = 'part'")}, ${sum("kind = 'sum'")},
        min(opened_at) filter (where is_open and sign > 0), max(changed_at)
      from (select sign, subject_id, kind, severity, opened_at, changed_at, ${OPEN} as is_open from (${rows}) r) c
      group by subject_id having bool_or(is_open) order by subject_id
      on conflict (subject_id) do update set
        open_high = d.open_high + excluded.open_high,
        open_medium = d.open_medium + excluded.open_medium,
        open_low = d.open_low + excluded.open_low,
        open_pair = d.open_pair + excluded.open_pair,
        open_part = d.open_part + excluded.open_part,
        open_sum = d.open_sum + excluded.open_sum,
        opened_at = case when d.open_conflicts + excluded.open_high + excluded.open_medium + excluded.open_low > 0
          then least(d.opened_at, excluded.opened_at) end,
        changed_at = greatest(d.changed_at, excluded.changed_at),
        version = d.version + 1;
      return null;
    end $$`)
}

const TRIGGERS = [
  sql`create trigger disputes_on_insert after insert on conflicts referencing new table as added
    for each statement execute function tally_disputes_on_insert()`,
  sql`create trigger disputes_on_update after update on conflicts referencing old table as removed new table as added
    for each statement execute function tally_disputes_on_update()`,
  sql`create trigger disputes_on_delete after delete on conflicts referencing old table as removed
    for each statement execute function tally_disputes_on_delete()`,
]

/** Whoever wrote before the triggers has committed; whoever writes since has a tally, if perhaps a wrong one. */
const LIST_UNCOUNTED = sql`create table disputes_uncounted as
  select subject_id from conflicts where ${sql.raw(OPEN)} union select subject_id from disputes`

const COUNT_SOME = sql`
  with page as materialized (select subject_id from disputes_uncounted order by subject_id limit 20),
  counted as materialized (select subject_id from page where recount_dispute(subject_id))
  delete from disputes_uncounted u using counted where u.subject_id = counted.subject_id`

export const steps: readonly Step[] = [
  { kind: "transaction", name: "tally", statements: TABLES },
  { kind: "transaction", name: "triggers", statements: TRIGGERS },
  {
    kind: "index",
    name: "conflicts_of_dispute_a",
    statement: sql`create index concurrently conflicts_of_dispute_a
      on conflicts (subject_id, status, figure_a, figure_b) where ${DECIDED_BY_PEOPLE}`,
  },
  {
    kind: "index",
    name: "conflicts_of_dispute_b",
    statement: sql`create index concurrently conflicts_of_dispute_b
      on conflicts (subject_id, status, figure_b) where ${DECIDED_BY_PEOPLE}`,
  },
  { kind: "transaction", name: "list what was open before", statements: [LIST_UNCOUNTED] },
  { kind: "batches", name: "count what was open before", statement: COUNT_SOME },
  { kind: "transaction", name: "all is counted", statements: [sql`drop table disputes_uncounted`] },
]
