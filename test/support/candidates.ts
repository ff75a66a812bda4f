import type pg from "pg"
import { query } from "./query.ts"

/** The terms whose lists count other subjects than those that are listed by them. Empty where all is well. */
export function findWrongCounts(url: string): Promise<pg.QueryResultRow[]> {
  return query(
    url,
    `select term, had.count, l.subjects, part.subjects as in_parts
    from (select term, count(*)::int from subject_terms, unnest(terms) as term group by term) had
    full join (select * from term_lists where quarter = 0) l using (term)
    left join (select term, sum(subjects)::int as subjects from term_lists where quarter > 0 group by term) part using (term)
    where had.count is distinct from l.subjects or (l.numbers is null and part.subjects is distinct from l.subjects)
      or (l.numbers is not null and part.subjects is not null)`,
  )
}

/**
 * Subjects as an older version of the service left them: nothing keeps their terms. "People killed in Twbc", each with a
 * place of its own, created a day after the one before.
 */
export async function insertEarlier(url: string, count: number): Promise<void> {
  await query(
    url,
    `with made as (
      select n, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid as id,
        'People killed in Tw' || translate(n::text, '0123456789', 'bcdfghjklm') as name
      from generate_series(1, ${count}) n
    ), families as (insert into families (family_id) select id from made
    ), named as (insert into subject_names (subject_id, name_key, name, is_alias) select id, lower(name), name, false from made)
    insert into subjects (id, name, unit, measure, family_id, created_at)
    select id, name, '1', 'cumulative', id, '2020-01-01'::timestamptz + n * interval '1 day' from made`,
  )
}

/** The place of the nth of them, as a term. */
export function placeOf(nth: number): string {
  return `tw${[...String(nth)].map((digit) => "bcdfghjklm"[Number(digit)]).join("")}`
}
