import { UNLISTED } from "../claims/claim-words.ts"
import type { JobPool } from "../connection/job-pool.ts"

/**
 * What waits in the tables, and what has failed for good. Counting ends at 10,000, so that it stays cheap in a large
 * store.
 */
export type Backlog = {
  /** Jobs that wait for their first try. */
  readonly jobs_waiting: number
  /** Jobs that failed and will be tried again. */
  readonly jobs_retrying: number
  /** Jobs that a process works on, or worked on when it was killed: those are free again after four hours. */
  readonly jobs_running: number
  /** Jobs that failed at their last try. No process takes them up again. */
  readonly jobs_failed: number
  /** For how many seconds the job that has waited longest could have run; 0 where none waits. */
  readonly oldest_seconds: number
  readonly passes_waiting: number
  readonly passes_running: number
  readonly imports_receiving: number
  readonly imports_waiting: number
  readonly imports_running: number
  /** Lines of imports that have arrived and have no outcome yet. */
  readonly lines_waiting: number
  /** Claims whose words are not listed yet: searches read their text. */
  readonly words_waiting: number
}

const BACKLOG = `
  with job as (
    select attempts, run_at, locked_at is not null as locked, attempts >= max_attempts as spent
    from graphile_worker.jobs limit 10000
  ), pass as (
    select status from rejudgings where status <> 'done' limit 10000
  ), file as (
    select status, received - filed - repeated - refused as lines
    from imports where status in ('receiving', 'waiting', 'running') limit 10000
  )
  select j.*, p.*, f.*, w.*
  from (
    select
      count(*) filter (where not locked and not spent and attempts = 0)::int as jobs_waiting,
      count(*) filter (where not locked and not spent and attempts > 0)::int as jobs_retrying,
      count(*) filter (where locked)::int as jobs_running,
      count(*) filter (where not locked and spent)::int as jobs_failed,
      coalesce(extract(epoch from now() - min(run_at) filter (where not locked and not spent and run_at <= now())), 0)
        ::float8 as oldest_seconds
    from job
  ) as j, (
    select
      count(*) filter (where status = 'waiting')::int as passes_waiting,
      count(*) filter (where status = 'running')::int as passes_running
    from pass
  ) as p, (
    select
      count(*) filter (where status = 'receiving')::int as imports_receiving,
      count(*) filter (where status = 'waiting')::int as imports_waiting,
      count(*) filter (where status = 'running')::int as imports_running,
      coalesce(sum(lines), 0)::float8 as lines_waiting
    from file
  ) as f, (
    select count(*)::int as words_waiting from (${UNLISTED} limit 10000) c
  ) as w`

/** Reads it in one statement on the pool of the job queue, where it does not wait behind requests. */
export async function readBacklog(pool: Pick<JobPool, "query">): Promise<Backlog> {
  const { rows } = await pool.query<Backlog>(BACKLOG)
  const [backlog] = rows
  if (backlog === undefined) throw new Error("the backlog was not counted")
  return backlog
}
