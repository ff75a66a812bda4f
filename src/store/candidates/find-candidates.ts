import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import { inPipeline, type Trx } from "../connection/transaction.ts"
import { SEARCH_LIMITS, type SearchLimits } from "./limits.ts"
import { unpackNumbers } from "./pack-numbers.ts"
import { quarterOf } from "./quarters.ts"
import { type FoundTerm, type FoundTerms, type FreshSubject, rankSubjects, type WantedTerms } from "./rank-subjects.ts"
import { everyKey, nameKey, termKey } from "./term-key.ts"

/** What figures of an article are about, as terms of `match/subjects/list-terms.ts`. */
export type CandidateSearch = {
  /** Of headline and lead, the weightiest first. */
  readonly article: readonly string[]
  readonly mentions: readonly { readonly terms: readonly string[]; readonly dimension: string }[]
  /** The day number of the article; null: today. */
  readonly day: number | null
}

/** A subject that some of the mentions may speak of: their places among those of the search, in rising order. */
export type FoundCandidate = { readonly subjectId: string; readonly mentions: readonly number[] }

type ListRow = {
  readonly term: number
  readonly df: number
  readonly total: number
  readonly subjects: number
  readonly numbers: Buffer | null
}

/**
 * Terms first by the row of quarter 0, which tells how many subjects they have. The lists that are read are those of rare
 * terms, and of common ones those around the day, until there are enough: the rarest first, of one term the nearest first.
 */
const readLists = prepare<ListRow>(
  "read term lists",
  `with heads as materialized (
  select l.term, l.subjects, l.numbers is null as is_split
  from unnest($1::int[]) as w (term) join term_lists l on l.term = w.term and l.quarter = 0
), parts as materialized (
  select h.term, h.subjects as df, 0::smallint as quarter, h.subjects from heads h where not h.is_split
  union all
  select h.term, h.subjects, l.quarter, l.subjects from heads h join term_lists l on l.term = h.term and l.quarter > 0
  where h.is_split and (h.subjects <= $2::int or l.quarter between $3::int - 1 and $3::int + 1)
), taken as materialized (
  select p.*, sum(p.subjects) over (order by p.df, p.term, abs(p.quarter - $3::int), p.quarter desc
    rows unbounded preceding) as running
  from parts p
)
select h.term, h.subjects as df, t.subjects, l.numbers, (select coalesce(max(s.number), 0) from subject_terms s) as total
from heads h left join taken t on t.term = h.term and t.running <= $4::int
left join term_lists l on l.term = t.term and l.quarter = t.quarter`,
)

type NewRow = {
  readonly subject_id: string
  readonly number: number | null
  readonly terms: readonly number[]
  readonly listed: readonly number[] | null
}

/** A common term finds only the newest: it would find most of them, and most of them by nothing else. */
const readNew = prepare<NewRow>(
  "read new terms",
  `with rare as materialized (
  select array_agg(w.term) as terms from unnest($1::int[]) as w (term)
  where not exists (select 1 from term_lists l where l.term = w.term and l.quarter = 0 and l.subjects > $2::int)
), found as materialized (
  select n.id from new_terms n, rare r where n.terms && r.terms limit $3::int
), newest as materialized (
  select n.id, n.terms from new_terms n order by n.id desc limit $4::int
), all_found as materialized (
  select id from found union select id from newest where terms && $1::int[]
)
select n.subject_id, t.number, n.terms, t.terms as listed
from all_found f join new_terms n on n.id = f.id
join subjects s on s.id = n.subject_id left join subject_terms t on t.subject_id = n.subject_id
where s.archived_at is null and s.merged_into is null order by n.id`,
)

const readIds = prepare<{ readonly number: number; readonly id: string }>(
  "read ids of candidates",
  `select t.number, s.id from unnest($1::int[]) as w (number) join subject_terms t on t.number = w.number
join subjects s on s.id = t.subject_id where s.archived_at is null and s.merged_into is null`,
)

/**
 * The subjects that the mentions may speak of, for each mention those of its dimension that share the most with it. It asks
 * once for all mentions, and what it reads is bounded. A subject is found as soon as what it says is stored.
 */
export async function findCandidates(
  db: Db,
  search: CandidateSearch,
  limits: SearchLimits = SEARCH_LIMITS,
): Promise<readonly FoundCandidate[]> {
  if (search.mentions.length === 0) return []
  return inPipeline(db, "find candidates", (trx) => findIn(trx, keySearch(search, limits), limits))
}

/** The mentions of one dimension, by their places in the search, with the keys of their terms and of the article's. */
type Group = WantedTerms & { readonly places: readonly number[] }

type KeyedSearch = { readonly groups: readonly Group[]; readonly keys: readonly number[]; readonly quarter: number }

function keySearch({ article, mentions, day }: CandidateSearch, limits: SearchLimits): KeyedSearch {
  const byDimension = Map.groupBy(mentions.entries(), ([, { dimension }]) => dimension)
  const groups = [...byDimension].map(([dimension, members]): Group => {
    const ofNames = new Set<number>()
    const keysOf = (terms: readonly string[], most: number) =>
      terms.slice(0, most).flatMap((term) => {
        const named = nameKey(dimension, term)
        ofNames.add(named)
        return [termKey(dimension, term), named]
      })
    return {
      every: everyKey(dimension),
      ofNames,
      places: members.map(([place]) => place),
      article: keysOf(article, limits.articleTerms),
      mentions: members.map(([, { terms }]) => keysOf(terms, limits.mentionTerms)),
    }
  })
  const keys = [...new Set(groups.flatMap((group) => [...group.article, ...group.mentions.flat()]))]
  return { groups, keys, quarter: quarterOf(day ?? Math.floor(Date.now() / MS_A_DAY)) }
}

const MS_A_DAY = 86_400_000

async function findIn(trx: Trx, { groups, keys, quarter }: KeyedSearch, limits: SearchLimits) {
  const { rareSubjects, newFound, newest, postings } = limits
  // In this order: what a job lists between the two is found twice, and never missed.
  const [news, lists] = await Promise.all([
    readNew(trx, [keys, rareSubjects, newFound, newest]),
    readLists(trx, [[...keys, ...groups.map(({ every }) => every)], rareSubjects, quarter, postings]),
  ])
  const total = lists[0]?.total ?? 0
  const { fresh, idOfNew } = gatherNew(news, total)
  const found: FoundTerms = { total: total + fresh.length, terms: gatherTerms(lists), fresh }
  const placesOf = new Map<number, number[]>()
  for (const group of groups) {
    for (const [nth, numbers] of rankSubjects(found, group, limits).entries()) {
      for (const number of numbers) {
        const places = placesOf.get(number) ?? []
        placesOf.set(number, places)
        places.push(group.places[nth] ?? 0)
      }
    }
  }
  const idOf = await nameAll(trx, [...placesOf.keys()], idOfNew)
  return [...placesOf].flatMap(([number, places]) => {
    const subjectId = idOf.get(number)
    return subjectId === undefined ? [] : [{ subjectId, mentions: places.sort((one, other) => one - other) }]
  })
}

/** A subject without a number yet has one for this search, beyond all others. */
function gatherNew(rows: readonly NewRow[], total: number) {
  const bySubject = Map.groupBy(rows, ({ subject_id }) => subject_id)
  const last = rows.reduce((most, { number }) => Math.max(most, number ?? 0), total)
  const idOfNew = new Map<number, string>()
  const fresh = [...bySubject].map(([id, own], nth): FreshSubject => {
    const number = own[0]?.number ?? last + 1 + nth
    idOfNew.set(number, id)
    return { number, terms: new Set([...(own[0]?.listed ?? []), ...own.flatMap(({ terms }) => terms)]) }
  })
  return { fresh, idOfNew }
}

function gatherTerms(rows: readonly ListRow[]): ReadonlyMap<number, FoundTerm> {
  const terms = new Map<number, { subjects: number; lists: Int32Array[] }>()
  for (const { term, df, subjects, numbers } of rows) {
    const found = terms.get(term) ?? { subjects: df, lists: [] }
    terms.set(term, found)
    if (numbers !== null) found.lists.push(unpackNumbers(numbers, subjects))
  }
  return terms
}

async function nameAll(trx: Trx, numbers: readonly number[], idOfNew: ReadonlyMap<number, string>) {
  const listed = numbers.filter((number) => !idOfNew.has(number))
  const rows = listed.length === 0 ? [] : await readIds(trx, [listed])
  return new Map([...idOfNew, ...rows.map(({ number, id }): [number, string] => [number, id])])
}
