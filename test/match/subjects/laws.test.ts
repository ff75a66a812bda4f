import fc from "fast-check"
import t from "tap"
import { linkArticle, linkArticleInSteps } from "../../../src/match/subjects/link-article.ts"
import { countSteps } from "../texts.ts"
import { articleOf, candidatesOf, profileOf, type Told } from "./stories.ts"

const SUBJECTS: readonly Told[] = [
  { name: "People killed in the Mill Road fire, May 2019", quotes: ["The fire killed [3] people."], day: "2019-05-04" },
  { name: "People injured in the Mill Road fire, May 2019", day: "2019-05-04" },
  { name: "Homes destroyed in the Mill Road fire, May 2019", aliases: ["Houses lost on Mill Road"] },
  { name: "Firefighters at the Mill Road fire", quotes: ["[80] firefighters came to Mill Road."], day: "2019-05-04" },
  { name: "People killed in road accidents in 2018", day: "2018-12-31" },
  { name: "Damage of the Mill Road fire", unit: "EUR", dimension: "money" },
]

const PIECES = [
  (n: number) => `The fire killed ${n} people on Mill Road.`,
  (n: number) => `It left ${n} injured and ${n + 3} homes destroyed.`,
  (n: number) => `About ${n} firefighters worked through the night, and ${n + 1} of them were hurt.`,
  (n: number) => `The damage was put at €${n} million.`,
  (n: number) => `In May 2019 the mayor waited ${n} minutes.`,
]

const story = fc.record({
  pieces: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
  value: fc.integer({ min: 2, max: 90 }),
  subjects: fc.shuffledSubarray([...SUBJECTS], { minLength: 1 }),
  headline: fc.constantFrom("Fire on Mill Road", "Two dead in Mill Road fire", undefined),
})

const write = (pieces: readonly number[], value: number) => pieces.map((at) => PIECES[at]?.(value) ?? "").join(" ")

const read = (headline: string | undefined, text: string) =>
  articleOf(headline === undefined ? { text, day: "2019-05-05" } : { headline, text, day: "2019-05-05" })

t.test("the order of the candidates does not matter, and the steps come to the same", async () => {
  fc.assert(
    fc.property(story, ({ pieces, value, subjects, headline }) => {
      const article = read(headline, write(pieces, value))
      const candidates = candidatesOf(article, subjects)
      const found = linkArticle(article, candidates)
      t.same(linkArticle(article, candidates.toReversed()), found)
      t.same(countSteps(linkArticleInSteps(article, candidates)).value, found)
    }),
    { numRuns: 40 },
  )
})

t.test("another value links as the first did", async () => {
  fc.assert(
    fc.property(story, fc.integer({ min: 2, max: 90 }), ({ pieces, value, subjects, headline }, other) => {
      const [one, two] = [read(headline, write(pieces, value)), read(headline, write(pieces, other))]
      t.same(linkArticle(two, candidatesOf(two, subjects)), linkArticle(one, candidatesOf(one, subjects)))
    }),
    { numRuns: 40 },
  )
})

t.test("certainties lie within 0 and 1, the surest first, and are at most 1 together", async () => {
  fc.assert(
    fc.property(story, ({ pieces, value, subjects, headline }) => {
      const article = read(headline, write(pieces, value))
      for (const { matches, none } of linkArticle(article, candidatesOf(article, subjects))) {
        const certainties = matches.map(({ certainty }) => certainty)
        t.ok([...certainties, none].every((one) => one >= 0 && one <= 1))
        t.same(
          certainties,
          certainties.toSorted((one, other) => other - one),
        )
        t.ok(certainties.reduce((sum, one) => sum + one, none) <= 1 + 1e-9)
        t.ok(matches.every(({ certainty, link }) => (link === "possible") === certainty < 0.5))
        t.ok(matches.every(({ certainty, link }) => link !== "sure" || certainty >= 0.95))
        t.ok(matches.length <= 5)
      }
    }),
    { numRuns: 40 },
  )
})

t.test(
  "no figure is linked to a subject of another dimension, or of a mention for which it was not found",
  async (t) => {
    const article = read(undefined, "The fire killed 4 people on Mill Road. The damage was put at €4 million.")
    const [killed, damage] = linkArticle(article, candidatesOf(article, SUBJECTS))
    t.notOk(killed?.matches.some(({ subjectId }) => subjectId === SUBJECTS[5]?.name))
    t.ok(damage?.matches.every(({ subjectId }) => subjectId === SUBJECTS[5]?.name))
    const first = SUBJECTS[0] as Told
    const found = linkArticle(article, [{ profile: profileOf(first), mentions: [1] }])
    t.same(found[0]?.matches, [])
  },
)
