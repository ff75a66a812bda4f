import { sql } from "kysely"
import { dayNumber, printDay } from "../../quantity/dates/calendar.ts"
import type { Db } from "../connection/connect.ts"

/** First and last day, both inclusive; `to` is "infinity" where the period has no end. */
export type Period = { readonly from: string; readonly to: string }

/**
 * Up to this many days of the period that is asked for, and longer periods that meet it, each is looked up on its own.
 */
const MOST_DAYS = 100
const MOST_PERIODS = 300
/** At most this many steps are taken from one longer period to the next, to find those that meet it. */
const MOST_STEPS = 5_000

/**
 * Every period that a claim can have and that meets the one asked for: each of its days, and each longer period that
 * claims are about. Null where they are too many to look up one by one.
 */
export async function listPeriods(db: Db, asked: Period): Promise<readonly Period[] | null> {
  if (asked.to === "infinity") return null
  const [first, last] = [dayNumber(asked.from), dayNumber(asked.to)]
  if (last - first >= MOST_DAYS) return null
  const days = Array.from({ length: last - first + 1 }, (_, at) => printDay(first + at))
  const longer = await listLonger(db, asked)
  return longer === null ? null : [...days.map((day) => ({ from: day, to: day })), ...longer]
}

/**
 * Goes along the index over longer periods, from each to the next. Periods that end before cost two steps for each
 * first day.
 */
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
    select /* every family */ (select count(*) from taken) as steps, coalesce(json_agg(p), '[]') as periods
    from (select * from taken where "to" >= ${from}::date limit ${MOST_PERIODS + 1}) p`.execute(db)
  const [{ steps, periods } = { steps: 0, periods: [] }] = rows
  return steps === MOST_STEPS || periods.length > MOST_PERIODS ? null : periods
}

const NEXT = sql`select c.as_of_from as "from", c.as_of_to as "to" from claims c where c.as_of_from < c.as_of_to`
const FIRST = sql`order by c.as_of_from, c.as_of_to limit 1`
