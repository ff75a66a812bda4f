import { sql } from "kysely"
import { dayNumber, printDay } from "../../quantity/dates/calendar.ts"
import type { Db } from "../connection/connect.ts"

/** Both days inclusive; `to` is "infinity" where it goes on. */
export type Period = { readonly from: string; readonly to: string }

/** Days of the period that is asked for, and longer periods that meet it, up to which each is looked up by itself. */
const MOST_DAYS = 100
const MOST_PERIODS = 300
/** Steps from one of the longer periods to the next, to find those that meet it. */
const MOST_STEPS = 5_000

/**
 * Every period of a claim that meets this one: its days, whether a claim is about them or not, and the longer periods that
 * claims are about. Null where they are too many to look up each.
 */
export async function listPeriods(db: Db, asked: Period): Promise<readonly Period[] | null> {
  const [first, last] = [dayNumber(asked.from), dayNumber(asked.to)]
  if (last - first >= MOST_DAYS) return null
  const days = Array.from({ length: last - first + 1 }, (_, at) => printDay(first + at))
  const longer = await listLonger(db, asked)
  return longer === null ? null : [...days.map((day) => ({ from: day, to: day })), ...longer]
}

/** Goes along the index over longer periods, from each to the next one. Those that are over before take two steps a day. */
async function listLonger(db: Db, { from, to }: Period): Promise<readonly Period[] | null> {
  const { rows } = await sql<{ steps: number; periods: readonly Period[] }>`
    with recursive step as (
      (${NEXT} and c.as_of_from <= ${to}::date ${FIRST})
      union all
      select n.* from step s cross join lateral (
        ${NEXT} and c.as_of_from <= ${to}::date
          and (c.as_of_from, c.as_of_to) > (s.from, greatest(s.to, ${from}::date - 1)) ${FIRST}
      ) n
    ), taken as materialized (select * from step limit ${MOST_STEPS})
    select (select count(*) from taken) as steps, coalesce(json_agg(p), '[]') as periods
    from (select * from taken where "to" >= ${from}::date limit ${MOST_PERIODS + 1}) p`.execute(db)
  const [{ steps, periods } = { steps: 0, periods: [] }] = rows
  return steps === MOST_STEPS || periods.length > MOST_PERIODS ? null : periods
}

const NEXT = sql`select c.as_of_from as "from", c.as_of_to as "to" from claims c where c.as_of_from < c.as_of_to`
const FIRST = sql`order by c.as_of_from, c.as_of_to limit 1`
