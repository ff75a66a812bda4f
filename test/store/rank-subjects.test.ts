import t from "tap"
import { SEARCH_LIMITS } from "../../src/store/candidates/limits.ts"
import { type FoundTerms, rankSubjects } from "../../src/store/candidates/rank-subjects.ts"

const [EVERY, COMMON, ALSO_COMMON, RARE] = [1, 2, 3, 4]

/** Many subjects that share two common terms, and one that has a rare one: it was not listed first. */
const numbers = Array.from({ length: 40 }, (_, at) => at + 1)
const termsOf = (number: number) => new Set(number === 40 ? [EVERY, RARE] : [EVERY, COMMON, ALSO_COMMON])

const fresh: FoundTerms = {
  total: 40,
  terms: new Map(),
  fresh: numbers.map((number) => ({ number, terms: termsOf(number) })),
}
const listed: FoundTerms = {
  total: 40,
  terms: new Map(
    [EVERY, COMMON, ALSO_COMMON, RARE].map((term) => {
      const having = numbers.filter((number) => termsOf(number).has(term))
      return [term, { subjects: having.length, lists: [Int32Array.from(having)] }]
    }),
  ),
  fresh: [],
}

t.test("how common a word is counts alike among subjects that are listed and those that are not yet", async (t) => {
  const wanted = { every: EVERY, ofNames: new Set<number>(), article: [], mentions: [[COMMON, ALSO_COMMON, RARE]] }
  const [ofListed = []] = rankSubjects(listed, wanted, SEARCH_LIMITS)
  const [ofFresh = []] = rankSubjects(fresh, wanted, SEARCH_LIMITS)
  t.equal(ofListed[0], 40)
  t.same(ofFresh, ofListed)
})
