import type { Body } from "./app.ts"
import { query } from "./query.ts"

/** What a count over the conflicts comes to. */
const COUNTED = `
  select family_id, subject_id, count(*) filter (where severity = 3) as high, count(*) filter (where severity = 2) as medium,
    count(*) filter (where severity = 1) as low, count(*) filter (where kind = 'pair') as pair,
    count(*) filter (where kind = 'part') as part, count(*) filter (where kind = 'sum') as sum, min(opened_at) as opened_at
  from conflicts where status = 'open' and verdict in ('conflict', 'tension') group by family_id, subject_id`

/** Whatever writes conflicts adds to the tally of disputes. After every operation it must equal a count. */
const COMPARE = `
  with counted as (${COUNTED})
  select coalesce(d.subject_id, c.subject_id) as subject, to_jsonb(d) as tally, to_jsonb(c) as counted
  from disputes d full join counted c on c.family_id = d.family_id and c.subject_id = d.subject_id
  where (d.open_high, d.open_medium, d.open_low, d.open_pair, d.open_part, d.open_sum) is distinct from
      (coalesce(c.high, 0), coalesce(c.medium, 0), coalesce(c.low, 0), coalesce(c.pair, 0), coalesce(c.part, 0), coalesce(c.sum, 0))
    or (d.opened_at is null) <> (c.subject_id is null)
    or d.opened_at > c.opened_at
    or d.open_conflicts <> d.open_high + d.open_medium + d.open_low`

/** The subjects whose tally is not what a count over their conflicts comes to. */
export function findWrongTallies(url: string): Promise<Body[]> {
  return query(url, COMPARE)
}

/** Counts anew, for a test that writes conflicts into their table itself. */
export async function recountTallies(url: string): Promise<void> {
  await query(
    url,
    `insert into disputes (family_id, subject_id, open_high, open_medium, open_low, open_pair, open_part, open_sum,
      opened_at, changed_at)
    select family_id, subject_id, high, medium, low, pair, part, sum, opened_at, now() from (${COUNTED}) c
    on conflict (family_id, subject_id) do update set open_high = excluded.open_high, open_medium = excluded.open_medium,
      open_low = excluded.open_low, open_pair = excluded.open_pair, open_part = excluded.open_part,
      open_sum = excluded.open_sum, opened_at = excluded.opened_at`,
  )
}
