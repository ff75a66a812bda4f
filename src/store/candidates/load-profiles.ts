import type { Measure } from "../../compare/pair/figure.ts"
import { dayNumber } from "../../quantity/dates/calendar.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import { inPipeline } from "../connection/transaction.ts"
import { CLAIMS_LOOKED_AT, MOST_QUOTES } from "./subject-texts.ts"

/** What a claim quotes. `start` and `end`: where its wording stands in it, if it stands there once. Days are numbers: of its figure, and when it was published. */
export type ProfileQuote = {
  readonly text: string
  readonly start: number | null
  readonly end: number | null
  readonly day: number | null
  readonly publishedOn: number | null
}

/** What is known of a subject to which figures may be linked. */
export type Profile = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: string
  readonly dimension: string
  readonly measure: Measure | null
  /** All that it is a part of, directly or through others. */
  readonly wholes: readonly string[]
  /** Of its newest active claims, at most eight. */
  readonly quotes: readonly ProfileQuote[]
  /** The days that its figures describe, of the first and the last of them. */
  readonly firstDay: number | null
  readonly lastDay: number | null
}

type StoredQuote = {
  readonly quote: string
  readonly wording: string
  readonly day: string
  readonly published: string
}

type ProfileRow = Pick<Profile, "id" | "name" | "aliases" | "unit" | "measure" | "wholes"> & {
  readonly quotes: readonly StoredQuote[]
  readonly first_day: string | null
  readonly last_day: string | null
}

const dayOf = (row: string) => `case when ${row}.as_of_to = 'infinity' then ${row}.as_of_from else ${row}.as_of_to end`
const figures = `from figures f where f.family_id = s.family_id and f.subject_id = s.id and f.unit = s.unit and f.claims > 0`

const read = prepare<ProfileRow>(
  "read profiles of subjects",
  `with recursive wanted as materialized (
  select w.id from unnest($1::uuid[]) as w (id)
), above (id, whole_id) as (
  select p.part_id, p.whole_id from wanted w join subject_parts p on p.part_id = w.id
  union select a.id, p.whole_id from above a join subject_parts p on p.part_id = a.whole_id
)
select s.id, s.name, s.unit, s.measure,
  array(select n.name from subject_names n where n.subject_id = s.id and n.is_alias order by n.name_key) as aliases,
  array(select a.whole_id from above a where a.id = s.id order by a.whole_id) as wholes,
  coalesce((
    select json_agg(json_build_object('quote', q.quote, 'wording', q.wording, 'day', ${dayOf("q")},
        'published', (q.published_at at time zone 'UTC')::date)) from (
      select l.* from (
        select c.quote, c.wording, c.as_of_from, c.as_of_to, c.status, c.published_at, c.id from claims c
        where c.family_id = s.family_id and c.subject_id = s.id
        order by c.published_at desc, c.id desc limit ${CLAIMS_LOOKED_AT}
      ) l where l.quote is not null and l.status = 'active'
      order by l.published_at desc, l.id desc limit ${MOST_QUOTES}
    ) q), '[]') as quotes,
  (select f.as_of_from ${figures} order by f.as_of_to limit 1) as first_day,
  (select ${dayOf("f")} ${figures} order by f.as_of_to desc limit 1) as last_day
from wanted w join subjects s on s.id = w.id`,
)

/** In the order of the ids. One that stands for no subject is left out. It asks once, and reads a bounded part of each. */
export async function loadProfiles(db: Db, ids: readonly string[]): Promise<readonly Profile[]> {
  if (ids.length === 0) return []
  const rows = await inPipeline(db, "load profiles", (trx) => read(trx, [ids]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [toProfile(row)]
  })
}

function toProfile({ quotes, first_day, last_day, ...row }: ProfileRow): Profile {
  return {
    ...row,
    dimension: findUnit(row.unit)?.dimension ?? row.unit,
    quotes: quotes.map(toQuote),
    firstDay: first_day === null ? null : dayNumber(first_day),
    lastDay: last_day === null ? null : dayNumber(last_day),
  }
}

/** UTF-16 units of a quote that are kept: a sentence and what is around it. */
const QUOTE_LENGTH = 600

function toQuote({ quote, wording, day, published }: StoredQuote): ProfileQuote {
  const at = findOnce(quote, wording)
  const from = at === null ? 0 : startOfCut(quote.length, at, wording.length)
  const text = quote.slice(from, from + QUOTE_LENGTH)
  const start = at === null || at - from + wording.length > text.length ? null : at - from
  const end = start === null ? null : start + wording.length
  return { text, start, end, day: dayNumber(day), publishedOn: dayNumber(published) }
}

/** So that as much stands before the figure as behind it, as far as there is so much. */
function startOfCut(length: number, at: number, width: number): number {
  const middle = at + width / 2 - QUOTE_LENGTH / 2
  return Math.max(0, Math.min(Math.floor(middle), length - QUOTE_LENGTH))
}

function findOnce(text: string, part: string): number | null {
  const first = text.indexOf(part)
  return first < 0 || text.indexOf(part, first + 1) >= 0 ? null : first
}
