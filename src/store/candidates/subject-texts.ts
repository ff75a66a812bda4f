import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** What is said of a subject. `isGone`: it is archived, or has been merged into another. */
export type SubjectTexts = {
  readonly id: string
  readonly unit: string
  readonly isGone: boolean
  readonly names: readonly string[]
  /** Of its newest claims. */
  readonly quotes: readonly { readonly text: string; readonly language: string }[]
  /** The last day that a figure of it describes, else the day on which it was created: "YYYY-MM-DD". */
  readonly day: string
}

/** Names, quotes, and claims that are looked through for quotes, of one subject; the newest. */
const MOST_NAMES = 30
export const MOST_QUOTES = 8
export const CLAIMS_LOOKED_AT = 50

const read = prepare<SubjectTexts>(
  "read texts of subjects",
  `select s.id, s.unit, s.archived_at is not null or s.merged_into is not null as "isGone",
  array(select n.name from subject_names n where n.subject_id = s.id order by n.is_alias, n.name_key limit ${MOST_NAMES}) as names,
  coalesce((
    select json_agg(json_build_object('text', q.quote, 'language', q.language)) from (
      select l.quote, l.language from (
        select c.quote, c.language, c.status, c.published_at, c.id from claims c
        where c.family_id = s.family_id and c.subject_id = s.id
        order by c.published_at desc, c.id desc limit ${CLAIMS_LOOKED_AT}
      ) l where l.quote is not null and l.status = 'active'
      order by l.published_at desc, l.id desc limit ${MOST_QUOTES}
    ) q), '[]') as quotes,
  coalesce((
    select case when f.as_of_to = 'infinity' then f.as_of_from else f.as_of_to end from figures f
    where f.family_id = s.family_id and f.subject_id = s.id and f.unit = s.unit and f.claims > 0
    order by f.as_of_to desc limit 1), (s.created_at at time zone 'utc')::date) as day
from unnest($1::uuid[]) as w (id) join subjects s on s.id = w.id`,
)

/** In no order. The names of one that was merged are those of the other; it has none. */
export async function readSubjectTexts(trx: Trx, ids: readonly string[]): Promise<readonly SubjectTexts[]> {
  return ids.length === 0 ? [] : read(trx, [ids])
}
