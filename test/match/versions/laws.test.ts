import fc from "fast-check"
import t from "tap"
import { findMoved } from "../../../src/match/versions/find-moved.ts"
import { tieVersionsInSteps } from "../../../src/match/versions/tie-versions.ts"
import { propertyRuns } from "../../support/property-runs.ts"
import { countSteps } from "../texts.ts"
import { listFigures, readVersion, tie } from "./versions.ts"

/** Of things that have nothing in common. */
const SENTENCES = [
  "The flood killed 22 people and left 3,000 without a roof.",
  "Rents in Lisbon rose by 5%.",
  "The ferry weighs 4,000 tonnes.",
  "The wall between the two farms is 2 km long.",
  "The mayor is 41 years old.",
  "The bridge cost $40 million.",
  "Wheat fell to 210 euros a tonne, and 60 mills closed.",
  "The reds have won 12 of their 15 games.",
  "Nobody was in the library.",
] as const

const text = fc
  .subarray([...SENTENCES], { minLength: 1 })
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
const version = text.map((sentences) => readVersion(sentences.join(" ")))

t.test("every figure of a text is kept in the same text, in its place", async () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SENTENCES), { maxLength: 12 }), (sentences) => {
      const one = readVersion(sentences.join(" "))
      const { figures, withdrawn } = tie(one, one)
      return (
        withdrawn.length === 0 &&
        figures.every(({ change, was, of }, index) => change === "kept" && was === index && of === null)
      )
    }),
    propertyRuns(40),
  )
})

t.test("another order of the sentences keeps every figure", async () => {
  const pair = text.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })))
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const [one, other] = [readVersion(before.join(" ")), readVersion(after.join(" "))]
      const { figures, withdrawn } = tie(one, other)
      const [texts, earlier] = [listFigures(other), listFigures(one)]
      return withdrawn.length === 0 && figures.every(({ was }, index) => was !== null && earlier[was] === texts[index])
    }),
    propertyRuns(40),
  )
})

t.test("what is new one way is withdrawn the other way, and what is tied is tied both ways", async (t) => {
  fc.assert(
    fc.property(version, version, (one, other) => {
      const [there, back] = [tie(one, other), tie(other, one)]
      const isNew = (figures: typeof there.figures) =>
        [...figures.keys()].filter((index) => figures[index]?.change === "new")
      t.strictSame(there.withdrawn, isNew(back.figures))
      t.strictSame(back.withdrawn, isNew(there.figures))
      for (const [index, { was }] of there.figures.entries()) if (was !== null) t.equal(back.figures[was]?.was, index)
    }),
    propertyRuns(40),
  )
})

t.test("taking a sentence out withdraws its figures and no others", async (t) => {
  fc.assert(
    fc.property(text, fc.nat(), (sentences, at) => {
      const gone = at % sentences.length
      const [one, other] = [readVersion(sentences.join(" ")), readVersion(sentences.toSpliced(gone, 1).join(" "))]
      const { figures, withdrawn } = tie(one, other)
      t.strictSame(
        withdrawn.map((index) => listFigures(one)[index]),
        listFigures(readVersion(sentences[gone] ?? "")),
      )
      t.ok(figures.every(({ change }) => change === "kept"))
    }),
    propertyRuns(40),
  )
})

t.test("no figure is the one before of two", async (t) => {
  const rows = fc.array(
    fc.constantFrom("North: 5 dead.", "North: 6 dead.", "South: 5 dead.", "In all 5 died in the north."),
    { maxLength: 10 },
  )
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const [before, after] = [readVersion(one.join(" ")), readVersion(other.join(" "))]
      const { figures, withdrawn } = tie(before, after)
      const used = [...figures.flatMap(({ was }) => was ?? []), ...withdrawn]
      t.strictSame(
        used.toSorted((a, b) => a - b),
        [...listFigures(before).keys()],
      )
    }),
    propertyRuns(60),
  )
})

t.test("the steps grow with the text and no faster, also where one sentence stands a thousand times", async (t) => {
  const steps = (sentence: (index: number) => string, count: number) => {
    const write = (shift: number) => Array.from({ length: count }, (_, index) => sentence(index + shift)).join(" ")
    return countSteps(tieVersionsInSteps(readVersion(write(0)), readVersion(write(3)))).count
  }
  for (const sentence of [
    () => "The flood killed 22 people in Brno.",
    (index: number) => `The flood killed ${index + 1000} people in Brno.`,
    (index: number) =>
      `The flood killed ${(index * 7919) % 9973} people in a village that is called ${(index * 31) % 77}th.`,
  ])
    t.ok(steps(sentence, 2000) <= 10.5 * steps(sentence, 200) + 50)
})

t.test("what moved is the least that must have moved", async (t) => {
  const moved = (places: readonly number[]) => [...findMoved(places)]
  t.strictSame(moved([]), [])
  t.strictSame(moved([0, 0, 1, 2, 2]), [])
  t.strictSame(moved([3, 0, 1, 2]), [0])
  t.strictSame(moved([1, 2, 3, 0]), [3])
  t.strictSame(moved([0, 5, 1, 2, 9, 3]), [1, 4])
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 8 }), (places) => {
      const left = places.filter((_, item) => !findMoved(places).has(item))
      return left.every((place, at) => at === 0 || (left[at - 1] ?? 0) <= place) && left.length === longestRun(places)
    }),
    propertyRuns(200),
  )
})

/** By trying every part of the list. */
function longestRun(places: readonly number[]): number {
  const lengths = Array.from({ length: 2 ** places.length }, (_, chosen) => {
    const part = places.filter((_, item) => chosen & (1 << item))
    return part.every((place, at) => at === 0 || (part[at - 1] ?? 0) <= place) ? part.length : 0
  })
  return Math.max(...lengths)
}
