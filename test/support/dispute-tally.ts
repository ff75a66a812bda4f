import type { Body } from "./app.ts"
import { query } from "./query.ts"

/** Triggers keep the tally of disputes. After every operation it must equal a count over the conflicts. */
const COMPARE = `
  with counted as (
    select subject_id, count(*) filter (where severity = 3) as high, count(*) filter (where severity = 2) as medium,
      count(*) filter (where severity = 1) as low, count(*) filter (where kind = 'pair') as pair,
      count(*) filter (where kind = 'part') as part, count(*) filter (where kind = 'sum') as sum
    from conflicts where status = 'open' and verdict in ('conflict', 'tension') group by subject_id
  )
  select coalesce(d.subject_id, c.subject_id) as subject, to_jsonb(d) as tally, to_jsonb(c) as counted
  from disputes d full join counted c on c.subject_id = d.subject_id
  where (d.open_high, d.open_medium, d.open_low, d.open_pair, d.open_part, d.open_sum) is distinct from
      (coalesce(c.high, 0), coalesce(c.medium, 0), coalesce(c.low, 0), coalesce(c.pair, 0), coalesce(c.part, 0), coalesce(c.sum, 0))
    or (d.opened_at is null) <> (c.subject_id is null)
    or d.open_conflicts <> d.open_high + d.open_medium + d.open_low`

/** The subjects whose tally is not what a count over their conflicts comes to. */
export function findWrongTallies(url: string): Promise<Body[]> {
  return query(url, COMPARE)
}
