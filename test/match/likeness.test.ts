import t from "tap"
import type { Verdict } from "../../src/compare/pair/verdict.ts"
import { rateContexts } from "../../src/match/texts/likeness/rate-contexts.ts"
import { rateDescriptions } from "../../src/match/texts/likeness/rate-descriptions.ts"
import { rateNearWords } from "../../src/match/texts/likeness/rate-near-words.ts"
import { rateNouns } from "../../src/match/texts/likeness/rate-nouns.ts"
import { ratePoints } from "../../src/match/texts/likeness/rate-points.ts"
import { middleOf, rateNumbers } from "../../src/match/texts/likeness/rate-values.ts"
import { describeFirst, describeText } from "./texts.ts"

const first = describeFirst

t.test("what nouns say about whether two figures count one thing", async (t) => {
  const cases: readonly (readonly [string, string, number | null])[] = [
    ["12 dogs", "15 dogs", 2.5],
    ["12 old dogs", "15 old dogs", 3],
    ["12 old dogs", "15 young dogs", 1.5],
    ["12 old dogs", "15 dogs", 2.5],
    ["12 dogs", "15 cats", -1.3],
    ["12 people", "15 cats", 0],
    ["12 cats", "15 people", 0],
    ["12 dogs met cats", "15 cats met dogs", 1.5],
    ["12 dogs met cats", "15 cats", 0],
    ["12 cats", "15 dogs met cats", 0],
    ["12 people were killed", "15 people were wounded", null],
    ["12 people were killed", "15 people died", 2.5],
    ["12 people were killed", "15 people", 2.5],
  ]
  for (const [a, b, expected] of cases) {
    t.equal(rateNouns(first(a), first(b)), expected, `${a} | ${b}`)
    t.equal(rateNouns(first(b), first(a)), expected, `${b} | ${a}`)
  }
})

t.test("a figure without a noun may count what stands near it", async (t) => {
  const [dogs, cats] = [first("12 dogs"), first("15 cats")]
  t.equal(rateNouns({ ...dogs, head: null }, { ...cats, head: null }), 0)
  t.equal(rateNouns({ ...dogs, head: null }, dogs), 1.5)
  t.equal(rateNouns(dogs, { ...dogs, head: null }), 1.5)
  t.equal(rateNouns({ ...dogs, head: null }, cats), 0)
  t.equal(rateNouns(cats, { ...dogs, head: null }), 0)
  t.equal(
    rateNouns(dogs, { ...cats, head: "cat", modifiers: ["dog"] }),
    0,
    "the head of one before the head of the other",
  )
})

t.test("of amounts different nouns say less, and fates nothing", async (t) => {
  const [a, b] = [first("5 kg of hay"), first("6 kg of straw")]
  t.equal(rateNouns({ ...a, head: "hay" }, { ...b, head: "straw" }), -0.5)
  t.equal(rateNouns({ ...a, head: "hay", fate: "dead" }, { ...b, head: "hay", fate: "injured" }), 2.5)
})

const near = (...words: readonly (readonly [string, number, number])[]) =>
  new Map(words.map(([concept, before, after]) => [concept, { before, after }]))

t.test("shared words count by how near they are, and less where they changed sides", async (t) => {
  t.equal(rateNearWords(near(["dog", 0.5, 0]), near(["dog", 0.5, 0])), 0.25)
  t.equal(rateNearWords(near(["dog", 0, 0.5]), near(["dog", 0, 0.5])), 0.25)
  t.equal(rateNearWords(near(["dog", 0.5, 0]), near(["dog", 0, 0.5])), 0.25 * 0.7)
  t.equal(rateNearWords(near(["dog", 0, 0.5]), near(["dog", 0.5, 0])), 0.25 * 0.7)
  t.equal(rateNearWords(near(["dog", 0.5, 0]), near(["cat", 0.5, 0])), 0)
  t.equal(rateNearWords(near(["dog", 0.5, 0]), near(["dog", 0.1, 1])), 0.5 * 0.7, "the likelier side")
  t.equal(rateNearWords(near(["dog", 0, 0.5]), near(["dog", 1, 0.1])), 0.5 * 0.7)
  t.equal(rateNearWords(near(["dog", 1, 0], ["cat", 0.5, 0]), near(["cat", 1, 0], ["dog", 1, 0])), 1.5)
  const many = near(...["a", "b", "c", "d", "e"].map((word) => [word, 1, 0] as const))
  t.equal(rateNearWords(many, many), 4, "however many they are")
})

/** What the rest of two descriptions says, beside their nouns and words. */
function rateRest(a: ReturnType<typeof first>, b: ReturnType<typeof first>): number | null {
  const all = rateDescriptions({ ...a, near: new Map() }, { ...b, near: new Map() })
  return all === null ? null : Number((all - 2.5).toFixed(6))
}

t.test("scopes, roles and speakers", async (t) => {
  const dogs = first("12 dogs")
  const said = (attribution: string | null) => ({ ...dogs, mention: { ...dogs.mention, attribution } })
  t.equal(rateRest(dogs, dogs), 0)
  t.equal(rateRest({ ...dogs, scope: "world" }, { ...dogs, scope: "world" }), 1)
  t.equal(rateRest({ ...dogs, scope: "world" }, { ...dogs, scope: "north" }), -1.5)
  t.equal(rateRest({ ...dogs, scope: "world" }, dogs), 0)
  t.equal(rateRest(dogs, { ...dogs, scope: "world" }), 0)
  t.equal(rateRest({ ...dogs, role: "part" }, { ...dogs, role: "whole" }), -2)
  t.equal(rateRest({ ...dogs, role: "part" }, { ...dogs, role: "part" }), 0)
  t.equal(rateRest({ ...dogs, role: "part" }, dogs), 0)
  t.equal(rateRest(dogs, { ...dogs, role: "whole" }), 0)
  t.equal(rateRest(said("the mayor"), said("the mayor")), 0.3)
  t.equal(rateRest(said("the mayor"), said("the vicar")), 0)
  t.equal(rateRest(said(null), said(null)), 0)
})

t.test("words near two figures count beside their nouns", async (t) => {
  const dogs = first("12 dogs")
  const shared = near(["old", 1, 0])
  t.equal(rateDescriptions({ ...dogs, near: shared }, { ...dogs, near: shared }), 3.5)
})

t.test("figures of two kinds cannot measure one thing", async (t) => {
  const cases: readonly (readonly [string, string])[] = [
    ["12 dogs", "$12"],
    ["Petra Lind, 41, ran.", "The climb took two years."],
    ["Rents rose by 5%.", "Rents stand at 7%."],
  ]
  for (const [a, b] of cases) {
    t.equal(rateDescriptions(first(a), first(b)), null, `${a} | ${b}`)
    t.equal(rateDescriptions(first(b), first(a)), null, `${b} | ${a}`)
  }
  t.ok(rateDescriptions(first("Petra Lind, 41, ran."), first("Petra Lind, 42, ran.")) !== null)
  t.ok(rateDescriptions(first("Rents rose by 5%."), first("Rents rose by 7%.")) !== null)
})

t.test("the closer two numbers are, the more they say", async (t) => {
  const cases: readonly (readonly [number, number, number, number])[] = [
    [100, 100, 4, 2],
    [100, 97, 2.5, 2],
    [100, 96, 1.5, 1],
    [100, 90, 1.5, 1],
    [100, 89, 1, 0.5],
    [100, 70, 1, 0.5],
    [100, 69, 0.5, 0],
    [100, 30, 0.5, 0],
    [100, 29, 0, -0.5],
    [100, 10, 0, -0.5],
    [100, 9, -1, -1.5],
    [-100, -97, 2.5, 2],
    [-100, 100, -1, -1.5],
    [0, 0, 4, 2],
  ]
  for (const [a, b, agreeing, apart] of cases) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      t.equal(rateNumbers(one, other, true), agreeing, `${one} ${other}`)
      t.equal(rateNumbers(one, other, false), apart, `${one} ${other}`)
    }
  }
})

t.test("about how much a figure is", async (t) => {
  const middle = (text: string) => middleOf(first(text).mention.quantity)
  t.equal(middle("12 dogs"), 12)
  t.equal(middle("between 10 and 20 dogs"), 15)
  t.equal(middle("more than 50 dogs"), 50)
  const { quantity } = first("between 10 and 20 dogs").mention
  const { min, max } = quantity.stated
  t.equal(middleOf({ ...quantity, stated: { ...quantity.stated, min: null } }), max?.valueOf())
  t.equal(middleOf({ ...quantity, stated: { ...quantity.stated, max: null } }), min?.valueOf())
  t.equal(middleOf({ ...quantity, stated: { ...quantity.stated, min: null, max: null } }), 0)
})

const rate = (a: string, b: string) => rateContexts(first(a).context, first(b).context)

t.test("words right before and right after both figures count on both sides only", async (t) => {
  const apart = (likeness: number) => ({ likeness, areVersions: false })
  t.strictSame(rate("He sold 12 old boats", "Malta 15 new ships"), apart(0))
  t.strictSame(rate("He sold 12 old boats", "She sold 15 new ships"), apart(0), "before only")
  t.strictSame(rate("He sold 12 old boats", "She bought 15 old ships"), apart(0), "after only")
  t.strictSame(rate("He sold 12 old boats", "She sold 15 old ships"), apart(0.8))
  const long = "a mayor of the town sold"
  t.strictSame(
    rate(`Rome, where ${long} 12 old boats, is far away now`, `In Oslo the wife of ${long} 15 old ships at once`),
    apart(5 * 0.4),
    "no more than four words a side",
  )
  t.strictSame(rate("The port of Rome sold 12 old boats to Malta.", "The port of Rome sold 15 old boats to Malta."), {
    likeness: 5 + 8 * 0.4,
    areVersions: true,
  })
})

t.test("where figures stand in a text", async (t) => {
  t.strictSame(
    describeText("12 dogs, 13 cats and several cows, 14 mice.").map(({ index, position }) => [index, position]),
    [
      [0, 0],
      [1, 1 / 3],
      [3, 1],
    ],
  )
  t.equal(first("12 dogs").position, 0)
})

t.test("two ordinals of different things are no rivals, though they may be the same", async (t) => {
  const film = first("12 films")
  const asOrdinal = (one: typeof film) => ({ ...one, near: new Map(), mention: { ...one.mention, reader: "ordinal" } })
  const [third, other] = [asOrdinal(film), asOrdinal(first("15 films"))]
  const agree = (basis: string) => ({ verdict: "agree", basis }) as Verdict
  const conflict = { verdict: "conflict" } as Verdict
  t.equal(ratePoints(third, other, agree("identical")), 2.5 + 4)
  t.equal(ratePoints(third, other, agree("overlap")), 2.5 + 2)
  t.equal(ratePoints(third, other, conflict), 2.5)
  const season = { ...other, head: "season" }
  t.equal(ratePoints(third, season, conflict), null)
  const date = (one: typeof film) => ({ ...one, mention: { ...one.mention, reader: "date" } })
  t.equal(ratePoints(date(third), date(season), conflict), -1.3)
  t.equal(ratePoints(third, { ...film, mention: { ...film.mention, reader: "age" } }, agree("identical")), null)
})

t.test("dates are of one kind with dates only", async (t) => {
  const dogs = first("12 dogs")
  const date = { ...dogs, mention: { ...dogs.mention, reader: "date" } }
  const amount = first("$12")
  t.equal(rateDescriptions(date, amount), null)
  t.equal(rateDescriptions(amount, date), null)
})
