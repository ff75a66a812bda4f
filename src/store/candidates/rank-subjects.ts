import type { SearchLimits } from "./limits.ts"
import { NumberPlaces } from "./number-places.ts"

/** A term that was looked for: how many subjects have it, and the numbers of those that were read, list by list. */
export type FoundTerm = { readonly subjects: number; readonly lists: readonly Int32Array[] }

/** A subject that is not listed anew yet, with all terms that it has had and has now. */
export type FreshSubject = { readonly number: number; readonly terms: ReadonlySet<number> }

/** What was read of the store. A number of a fresh subject counts for nothing where it stands in a list. */
export type FoundTerms = {
  /** Subjects of the store, or a few more. */
  readonly total: number
  readonly terms: ReadonlyMap<number, FoundTerm>
  readonly fresh: readonly FreshSubject[]
}

/** The terms of headline and lead, and those of each mention, by their keys in one dimension. */
export type WantedTerms = {
  /** The key that all subjects have. */
  readonly every: number
  /** The keys that stand for terms of names, each beside the one for the term itself. */
  readonly ofNames: ReadonlySet<number>
  readonly article: readonly number[]
  readonly mentions: readonly (readonly number[])[]
}

/** What a term of headline or lead counts beside one of the mention itself. */
const OF_ARTICLE = 0.5

/** What it counts that a subject is of the days around the article, beside a term as rare as these days. */
const OF_DAYS = 10

/** Of the candidates of a mention, those that headline and lead alone have found: its own sentence may speak of little. */
const BY_ARTICLE = 0.3

/** A rare term finds a subject by itself, and a common one together with another. */
const [RARE, COMMON, ENOUGH] = [2, 1, 2]

/** For each mention the numbers of the subjects that share the most with it, the best first. */
export function rankSubjects(found: FoundTerms, wanted: WantedTerms, limits: SearchLimits): readonly number[][] {
  const terms = new Set([wanted.every, ...wanted.article, ...wanted.mentions.flat()])
  const listed = [...terms].map((term): [number, FoundTerm] => [term, found.terms.get(term) ?? NOT_LISTED])
  const most = listed.reduce((sum, [, { lists }]) => sum + sizeOf(lists), found.fresh.length)
  const places = new NumberPlaces(most)
  const fresh = new Set(found.fresh.map(({ number }) => number))
  const weighed = new Map(
    listed.map(([term, one]) => [term, weigh(term, one, { found, wanted, fresh, places, limits })]),
  )
  const around = weighed.get(wanted.every)
  if (around !== undefined) weighed.set(wanted.every, weighAround(around, found.total))
  return rankAll(weighed, wanted, places, limits.ofMention)
}

const NOT_LISTED: FoundTerm = { subjects: 0, lists: [] }

function sizeOf(lists: readonly Int32Array[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0)
}

/** What a term adds to each subject that has it: the more, the fewer have it. */
type WeighedTerm = { readonly weight: number; readonly points: number; readonly places: Int32Array }

/** So that one rare name says more than several words that a tenth of all subjects have. */
const POWER = 3

function weightOf(total: number, subjects: number): number {
  return Math.log(1 + (total + 1) / Math.max(1, subjects)) ** POWER
}

type Weighing = {
  readonly found: FoundTerms
  readonly wanted: WantedTerms
  readonly fresh: ReadonlySet<number>
  readonly places: NumberPlaces
  readonly limits: SearchLimits
}

function weigh(term: number, { subjects, lists }: FoundTerm, weighing: Weighing): WeighedTerm {
  const { found, wanted, fresh, places, limits } = weighing
  const own = new Int32Array(sizeOf(lists) + found.fresh.length)
  const hasFresh = fresh.size > 0
  let size = 0
  for (const list of lists)
    for (const number of list) if (!(hasFresh && fresh.has(number))) own[size++] = places.placeOf(number)
  const listed = size
  for (const { number, terms } of found.fresh) if (terms.has(term)) own[size++] = places.placeOf(number)
  // A term of many subjects that are not listed yet is as common as one of many that are.
  const all = subjects + size - listed
  return {
    weight: weightOf(found.total, all),
    points: all <= limits.rareSubjects ? RARE : wanted.ofNames.has(term) ? 0 : COMMON,
    places: own.subarray(0, size),
  }
}

/** That a subject is of the days around finds nothing. It tells those apart that share as much otherwise. */
function weighAround({ places }: WeighedTerm, total: number): WeighedTerm {
  return { places, points: 0, weight: weightOf(total, places.length) }
}

function rankAll(
  weighed: ReadonlyMap<number, WeighedTerm>,
  { every, article, mentions }: WantedTerms,
  places: NumberPlaces,
  limit: number,
): readonly number[][] {
  const [base, own] = [new Tally(places.size), new Tally(places.size)]
  const ofArticle = new Set(article)
  const addAll = (tally: Tally, terms: Iterable<number>, shareOf: (term: number) => number) => {
    for (const term of terms) {
      const one = weighed.get(term)
      if (one !== undefined) tally.add(one, shareOf(term))
    }
  }
  addAll(base, ofArticle, () => OF_ARTICLE)
  addAll(base, [every], () => OF_DAYS)
  const byArticle = takeBest(base, own, places, limit)
  return mentions.map((terms) => {
    addAll(own, new Set(terms), (term) => (ofArticle.has(term) ? 1 - OF_ARTICLE : 1))
    for (const { place } of byArticle) own.touch(place)
    const found = takeBest(own, base, places, limit)
    own.clear()
    const kept = byArticle.slice(0, Math.ceil(limit * BY_ARTICLE))
    return [...new Set([...kept, ...found].map(({ number }) => number))].slice(0, limit)
  })
}

/** What subjects have come to, by their places. It is used again for one mention after the other. */
class Tally {
  readonly scores: Float64Array
  readonly points: Uint8Array
  readonly #isTouched: Uint8Array
  readonly #touched: Int32Array
  #size = 0

  constructor(size: number) {
    this.scores = new Float64Array(size)
    this.points = new Uint8Array(size)
    this.#isTouched = new Uint8Array(size)
    this.#touched = new Int32Array(size)
  }

  get touched(): Int32Array {
    return this.#touched.subarray(0, this.#size)
  }

  /** A place that is looked at although nothing has been added to it. */
  touch(place: number): void {
    if (this.#isTouched[place] === 1) return
    this.#isTouched[place] = 1
    this.#touched[this.#size++] = place
  }

  add({ weight, points, places }: WeighedTerm, share: number): void {
    const { scores, points: had } = this
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] as number
      this.touch(place)
      scores[place] = (scores[place] as number) + weight * share
      had[place] = Math.min(ENOUGH, (had[place] as number) + points)
    }
  }

  clear(): void {
    for (const place of this.touched) {
      this.scores[place] = 0
      this.points[place] = 0
      this.#isTouched[place] = 0
    }
    this.#size = 0
  }
}

type Rated = { readonly place: number; readonly number: number; readonly score: number }

/** The best of those that `tally` has touched, by what both have. Most are passed over by their score alone. */
function takeBest(tally: Tally, other: Tally, places: NumberPlaces, limit: number): readonly Rated[] {
  let best: Rated[] = []
  let least = 0
  for (const place of tally.touched) {
    if ((tally.points[place] as number) + (other.points[place] as number) < ENOUGH) continue
    const score = (tally.scores[place] as number) + (other.scores[place] as number)
    if (score < least) continue
    best.push({ place, number: places.numberAt(place), score })
    if (best.length < limit * KEPT) continue
    best = sortRated(best).slice(0, limit)
    least = best.at(-1)?.score ?? least
  }
  return sortRated(best).slice(0, limit)
}

/** As many times the limit are kept before they are sorted, so that sorting is rare. */
const KEPT = 4

/** Of two that are rated alike the one that was listed later comes first. */
function sortRated(rated: Rated[]): Rated[] {
  return rated.sort((one, other) => other.score - one.score || other.number - one.number)
}
