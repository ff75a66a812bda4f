import type { SearchLimits } from "./limits.ts"
import { NumberPlaces } from "./number-places.ts"
import { type Rated, takeBest } from "./take-best.ts"

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
export type WantedTerms = { readonly article: readonly number[]; readonly mentions: readonly (readonly number[])[] }

/** What a term of headline or lead counts beside one of the mention itself. */
const OF_ARTICLE = 0.5

/** A rare term finds a subject by itself, and a common one together with another. */
const [RARE, COMMON, ENOUGH] = [2, 1, 2]

/** For each mention the numbers of the subjects that share the most with it, the best first. */
export function rankSubjects(found: FoundTerms, wanted: WantedTerms, limits: SearchLimits): readonly number[][] {
  const terms = new Set([...wanted.article, ...wanted.mentions.flat()])
  const listed = [...terms].map((term): [number, FoundTerm] => [term, found.terms.get(term) ?? NOT_LISTED])
  const most = listed.reduce((sum, [, { lists }]) => sum + sizeOf(lists), found.fresh.length)
  const places = new NumberPlaces(most)
  const fresh = new Set(found.fresh.map(({ number }) => number))
  const weighed = new Map(listed.map(([term, one]) => [term, weigh(term, one, { found, fresh, places, limits })]))
  return rankAll(weighed, wanted, places, limits.ofMention)
}

const NOT_LISTED: FoundTerm = { subjects: 0, lists: [] }

function sizeOf(lists: readonly Int32Array[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0)
}

/** What a term adds to each subject that has it: the more, the fewer have it. */
type WeighedTerm = { readonly weight: number; readonly points: number; readonly places: readonly number[] }

type Weighing = {
  readonly found: FoundTerms
  readonly fresh: ReadonlySet<number>
  readonly places: NumberPlaces
  readonly limits: SearchLimits
}

function weigh(term: number, { subjects, lists }: FoundTerm, { found, fresh, places, limits }: Weighing): WeighedTerm {
  const own: number[] = []
  for (const list of lists) for (const number of list) if (!fresh.has(number)) own.push(places.placeOf(number))
  for (const { number, terms } of found.fresh) if (terms.has(term)) own.push(places.placeOf(number))
  return {
    weight: Math.log(1 + (found.total + 1) / Math.max(1, subjects)),
    points: subjects > limits.rareSubjects ? COMMON : RARE,
    places: own,
  }
}

/** What subjects have come to, by their places. It is used again for one mention after the other. */
class Tally {
  readonly scores: Float64Array
  readonly points: Uint8Array
  touched: number[] = []

  constructor(size: number) {
    this.scores = new Float64Array(size)
    this.points = new Uint8Array(size)
  }

  add({ weight, points, places }: WeighedTerm, share: number): void {
    for (const place of places) {
      if (this.points[place] === 0) this.touched.push(place)
      this.scores[place] = (this.scores[place] ?? 0) + weight * share
      this.points[place] = Math.min(ENOUGH, (this.points[place] ?? 0) + points)
    }
  }

  clear(): void {
    for (const place of this.touched) {
      this.scores[place] = 0
      this.points[place] = 0
    }
    this.touched = []
  }
}

function rankAll(
  weighed: ReadonlyMap<number, WeighedTerm>,
  { article, mentions }: WantedTerms,
  places: NumberPlaces,
  limit: number,
): readonly number[][] {
  const [base, own] = [new Tally(places.size), new Tally(places.size)]
  const addAll = (tally: Tally, terms: Iterable<number>, shareOf: (term: number) => number) => {
    for (const term of terms) {
      const one = weighed.get(term)
      if (one !== undefined) tally.add(one, shareOf(term))
    }
  }
  const ofArticle = new Set(article)
  addAll(base, ofArticle, () => OF_ARTICLE)
  const isEnough = (place: number) => (base.points[place] ?? 0) + (own.points[place] ?? 0) >= ENOUGH
  const rate = (place: number): Rated => ({
    place,
    number: places.numberAt(place),
    score: (base.scores[place] ?? 0) + (own.scores[place] ?? 0),
  })
  const best = (all: Iterable<number>) => takeBest(rateAll(all, isEnough, rate), limit)
  const byArticle = best(base.touched)
  return mentions.map((terms) => {
    addAll(own, new Set(terms), (term) => (ofArticle.has(term) ? 1 - OF_ARTICLE : 1))
    const others = byArticle.filter(({ place }) => own.points[place] === 0)
    const found = best([...own.touched, ...others.map(({ place }) => place)])
    own.clear()
    return found.map(({ number }) => number)
  })
}

function* rateAll(
  places: Iterable<number>,
  isEnough: (place: number) => boolean,
  rate: (place: number) => Rated,
): Iterable<Rated> {
  for (const place of places) if (isEnough(place)) yield rate(place)
}
