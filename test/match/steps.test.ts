import t from "tap"
import { choosePairs } from "../../src/match/texts/choose-pairs.ts"
import { listPartners } from "../../src/match/texts/list-partners.ts"
import { matchFigures } from "../../src/match/texts/match-figures.ts"
import { pairTextsInSteps } from "../../src/match/texts/pair-texts.ts"
import { sortInSteps } from "../../src/match/texts/sort-in-steps.ts"
import { countSteps, describeText, finish, readText, TOLERANCE } from "./texts.ts"

t.test("a sort in steps sorts like one at once, and keeps the order of equals", async (t) => {
  for (const length of [0, 1, 2, 1999, 2000, 2001, 4000, 6001, 14_000]) {
    const items = Array.from({ length }, (_, index) => ({ index, key: (index * 7919) % 101 }))
    const compare = (one: { key: number }, other: { key: number }) => one.key - other.key
    const { value, count } = countSteps(sortInSteps(items, compare))
    t.strictSame(value, items.toSorted(compare), `${length} items`)
    t.ok(count >= length / 2000, "a run a step")
  }
})

t.test("a sort does not change what it sorts", async (t) => {
  const items = [3, 1, 2]
  t.strictSame(finish(sortInSteps(items, (one, other) => one - other)), [1, 2, 3])
  t.strictSame(items, [3, 1, 2])
})

const SETTING = { measure: "stock", tolerance: TOLERANCE, relation: "same", headline: null } as const

/** All candidates of two texts with scores of the test's own. */
function listCandidates(a: string, b: string, score: (a: number, b: number) => number) {
  return [...listPartners(describeText(a), describeText(b))].flatMap(([one, other]) => {
    const candidate = matchFigures(one, other, SETTING)
    return candidate === null ? [] : [{ ...candidate, score: score(one.index, other.index) }]
  })
}

function choose(candidates: ReturnType<typeof listCandidates>): readonly string[] {
  return finish(choosePairs(candidates)).map(({ a, b }) => `${a.index}-${b.index}`)
}

t.test("the likeliest pair comes first, and each figure meets one other", async (t) => {
  const [a, b] = ["It has 10 dogs and 11 dogs.", "It has 12 dogs and 13 dogs."]
  t.strictSame(choose(listCandidates(a, b, () => 3)), ["0-0", "1-1"], "equals in the order of the texts")
  t.strictSame(choose(listCandidates(a, b, (one, other) => (one === other ? 3 : 4))), ["0-1", "1-0"])
  t.strictSame(choose(listCandidates(a, b, (one, other) => (one === 0 && other === 1 ? 4 : 1.6))), ["0-1"])
})

t.test("to disagree takes more than to agree", async (t) => {
  const agreeing = (score: number) => choose(listCandidates("It has 10 dogs.", "It has 10 dogs.", () => score))
  const apart = (score: number) => choose(listCandidates("It has 10 dogs.", "It has 12 dogs.", () => score))
  t.strictSame([agreeing(1), agreeing(0.99), apart(1.7), apart(1.69)], [["0-0"], [], ["0-0"], []])
})

t.test("a figure that is repeated is hardly the rival of a third", async (t) => {
  const scored = (a: string, b: string, rival: number) =>
    choose(listCandidates(a, b, (one, other) => (one === 0 && other === 0 ? 1.7 : rival)))
  t.strictSame(scored("It has 10 dogs and 14 dogs.", "It has 10 dogs.", 3.1), ["0-0"])
  t.strictSame(scored("It has 10 dogs and 14 dogs.", "It has 10 dogs.", 3.3), ["1-0"])
  t.strictSame(scored("It has 10 dogs.", "It has 10 dogs and 14 dogs.", 3.1), ["0-0"])
  t.strictSame(scored("It has 10 dogs.", "It has 10 dogs and 14 dogs.", 3.3), ["0-1"])
})

const indexes = (pairs: Iterable<readonly [{ index: number }, { index: number }]>) =>
  [...pairs].map(([one, other]) => `${one.index} ${other.index}`)

t.test("of two articles every pair is looked at", async (t) => {
  const [a, b] = [describeText("12 dogs, 13 cats, 14 cows"), describeText("12 dogs, 13 cats")]
  t.strictSame(indexes(listPartners(a, b)), ["0 0", "0 1", "1 0", "1 1", "2 0", "2 1"])
  t.strictSame(indexes(listPartners([], b)), [])
})

const dogs = describeText("12 dogs, 13 cats, ".repeat(230))
const cats = describeText("14 cats, 13 dogs, ".repeat(230))

t.test(
  "of texts that are packed with figures those are looked at that stand equally far in, or say the same",
  async (t) => {
    const [there, back] = [indexes(listPartners(dogs, cats)), indexes(listPartners(cats, dogs))]
    t.ok(there.length > 20_000 && there.length < 40_000, `${there.length} of ${dogs.length * cats.length} pairs`)
    t.equal(new Set(there).size, there.length, "no pair twice")
    t.strictSame(there.toSorted(), back.map((pair) => pair.split(" ").reverse().join(" ")).toSorted())
    t.ok(there.includes("0 0") && there.includes("459 459"), "the ends")
    t.notOk(there.includes("0 459") || there.includes("459 0"), "not the one end and the other")
  },
)

t.test("a number that is repeated elsewhere is looked at by its turns", async (t) => {
  const plain = describeText("12 dogs, 13 cats, ".repeat(230))
  const [one, ...rest] = describeText(`77 owls, ${"12 dogs, 13 cats, ".repeat(230)}77 owls, 77 owls, 77 owls`)
  const first = indexes(listPartners(plain.with(5, { ...(one as (typeof plain)[number]), index: 5 }), rest))
  const owls = rest.filter(({ middle }) => middle === 77).map(({ index }) => `5 ${index}`)
  t.strictSame(
    owls.map((pair) => first.includes(pair)),
    [true, true, false],
    "its own turn and one on either side",
  )
})

t.test("two texts are paired in bounded steps, with one result", async (t) => {
  const read = readText("The port sold 12 dogs, 13 cats and 14 cows. ".repeat(20))
  const { value, count } = countSteps(pairTextsInSteps(read, read, { measure: "stock", tolerance: TOLERANCE }))
  t.equal(value.pairs.length, 60)
  t.ok(count >= 60 * 2 + 3600 / 100 + 60, `${count} steps`)
})
