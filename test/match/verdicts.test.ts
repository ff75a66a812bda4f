import t from "tap"
import { MATCH_LANGUAGES } from "../../src/match/languages/match-languages.ts"
import { findHeadline } from "../../src/match/texts/verdicts/find-headline.ts"
import { isPartOfTotal } from "../../src/match/texts/verdicts/is-part-of-total.ts"
import { onOneScale } from "../../src/match/texts/verdicts/point-scales.ts"
import { withoutSharedHedge } from "../../src/match/texts/verdicts/shared-hedge.ts"
import { toComparedFigure } from "../../src/match/texts/verdicts/to-compared-figure.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { describeFirst, listPairs, pairTexts, readText } from "./texts.ts"

t.test("which text is the headline of the other", async (t) => {
  const long = "The port has sold its three old cranes for a good price, it said in its report for the year."
  const side = (a: string, b: string) => findHeadline(readText(a), readText(b))?.side ?? null
  t.equal(side("Port sells old cranes", long), "a")
  t.equal(side(long, "Port sells old cranes"), "b")
  t.equal(side("Port sells old cranes.", long), null, "a sentence")
  t.equal(side('Port sells "old cranes."', long), null, "a sentence that ends in a quotation")
  t.equal(side("Port; sells old cranes;", long), null)
  t.equal(side("Port. Sells old cranes", long), "a", "a full stop within")
  t.equal(side("Port\nsells old cranes", long), null, "two lines")
  t.equal(side("  Port sells old cranes \n", long), "a", "spaces around it")
  t.equal(side("", long), null)
  t.equal(side("  ", long), null)
  t.equal(side("x".repeat(160), "y".repeat(320)), "a")
  t.equal(side("x".repeat(160), "y".repeat(319)), null)
  t.equal(side("x".repeat(161), "y".repeat(400)), null)
  t.equal(findHeadline(readText("Port sells old cranes"), readText(long))?.scales, MATCH_LANGUAGES.en.roundScales)
})

/** A headline with a figure, and a figure of its text that is more than half of a unit away. */
t.test("what a headline rounds to, by the letters and words behind its figure", async (t) => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["$8K", "$8,300", "agree"],
    ["$8 thousand", "$8,300", "agree"],
    ["$8M", "$8.3 million", "agree"],
    ["$8 million", "$8.3 million", "agree"],
    ["$8mn", "$8.3 million", "agree"],
    ["$8B", "$8.3 billion", "agree"],
    ["$8bn", "$8.3 billion", "agree"],
    ["$8 trillion", "$8.3 trillion", "agree"],
    ["$8M", "$8.6 million", "conflict"],
    ["$8K", "$8,600", "conflict"],
    ["$8.0M", "$8.3 million", "conflict"],
    ["$8", "$8.60", "conflict"],
  ]
  for (const [headline, figure, verdict] of cases) {
    const [pair] = pairTexts(
      `Port sells old cranes for ${headline}`,
      `The port has sold its old cranes for ${figure}, it said in its report for the year.`,
    )
    t.equal(pair?.verdict, verdict, `${headline} | ${figure}`)
    const [back] = pairTexts(
      `The port has sold its old cranes for ${figure}, it said in its report for the year.`,
      `Port sells old cranes for ${headline}`,
    )
    t.equal(back?.verdict, verdict, `${figure} | ${headline}`)
  }
})

t.test("a figure and its neighbours that add up to a total are its parts", async (t) => {
  const isPart = (text: string, index: number, total: string) =>
    isPartOfTotal(readText(text).mentions, index, describeFirst(total).mention)
  t.equal(isPart("3 dogs, 5 dogs", 0, "8 dogs"), true)
  t.equal(isPart("3 dogs, 5 dogs", 1, "8 dogs"), true)
  t.equal(isPart("3 dogs, 5 dogs", 1, "5 dogs"), false, "a figure alone is no sum")
  t.equal(isPart("3 dogs, 5 dogs", 0, "9 dogs"), false)
  t.equal(isPart("3 dogs, 5 dogs, 2 cows", 0, "8 dogs"), true, "what comes after the parts is no part")
  t.equal(isPart("3 dogs, 5 dogs, 2 cows", 2, "8 dogs"), false)
  t.equal(isPart("3 dogs, 5 dogs, 2 cows", 1, "7 dogs"), true)
  t.equal(isPart("1 dog, 2 dogs, 3 dogs, 4 dogs", 0, "10 dogs"), true, "four parts")
  t.equal(isPart("1 dog, 2 dogs, 3 dogs, 4 dogs", 3, "10 dogs"), true)
  t.equal(isPart("1 dog, 2 dogs, 3 dogs, 4 dogs, 5 dogs", 0, "15 dogs"), false, "five add up to anything")
  t.equal(isPart("1 dog, 2 dogs, 3 dogs, 4 dogs, 5 dogs", 4, "15 dogs"), false)
  t.equal(isPart("3 dogs, $5", 0, "8 dogs"), false, "two units")
  t.equal(isPart("3 dogs, 5 dogs", 0, "between 7 and 9 dogs"), false, "a total without a value")
  const [ten, two] = [describeFirst("10 dogs").mention, describeFirst("2 dogs").mention]
  const lost = { ...two, quantity: { ...two.quantity, value: exact(-2) } }
  t.equal(isPartOfTotal([ten, two], 0, describeFirst("12 dogs").mention), true)
  t.equal(isPartOfTotal([ten, lost], 0, describeFirst("8 dogs").mention), false, "nothing negative is a part")
})

const quantityOf = (text: string) => describeFirst(text).mention.quantity

t.test("a hedge that two versions share is taken away", async (t) => {
  const bare = (a: string, b: string) => {
    const both = withoutSharedHedge(quantityOf(a), quantityOf(b))
    return (
      both && [
        both.a.value?.valueOf(),
        both.b.value?.valueOf(),
        both.a.hedge,
        both.a.stated.min?.valueOf(),
        both.a.stated.max?.valueOf(),
      ]
    )
  }
  t.strictSame(bare("over 15 dogs", "over 10 dogs"), [15, 10, "exactly", 15, 15])
  t.strictSame(bare("between 6 and 15 dogs", "between 6 and 12 dogs"), [15, 12, "exactly", 15, 15])
  t.strictSame(bare("between 5 and 12 dogs", "between 6 and 12 dogs"), [5, 6, "exactly", 5, 5])
  t.equal(bare("15 dogs", "10 dogs"), null)
  t.equal(bare("exactly 15 dogs", "exactly 10 dogs"), null)
  t.equal(bare("over 15 dogs", "about 10 dogs"), null)
  t.equal(bare("over 15 kg", "over 10 g"), null)
})

const pointOf = (text: string) => {
  const [point] = readText(text).points
  if (point === undefined) throw new Error(`no point in "${text}"`)
  return point.quantity
}

t.test("dates with and without a year meet on the days of a year", async (t) => {
  const scale = (a: string, b: string) => onOneScale(pointOf(a), pointOf(b))?.a.dimension ?? null
  const days = (a: string, b: string) => {
    const both = onOneScale(pointOf(a), pointOf(b))
    return both && [both.a.stated.min?.valueOf(), both.a.stated.max?.valueOf(), both.b.stated.min?.valueOf()]
  }
  t.equal(scale("It opened on 14 March 1898.", "It opened on 15 March 1898."), "date")
  t.equal(scale("It opened on 14 March 1898.", "It opened on 14 March."), "day-of-year")
  t.equal(scale("It opened on 14 March.", "It opened on 14 March 1898."), "day-of-year")
  t.strictSame(days("It opened on 14 March 1898.", "It opened on 14 March."), [74, 74, 74])
  t.strictSame(days("It opened on 1 January 1898.", "It opened on 31 December."), [1, 1, 366])
  t.strictSame(days("It opened in March 1898.", "It opened on 14 March."), [61, 91, 74])
  t.equal(scale("It opened in 1898.", "It opened on 14 March."), null, "a year has all days")
  t.equal(scale("It opened after 1898.", "It opened on 14 March."), null)
  t.equal(scale("It opened on 14 March.", "It opens at 7 pm."), null)
})

t.test("two texts speak of one time unless both say when", async (t) => {
  const { mention } = describeFirst("12 dogs")
  const dated = { ...mention, asOf: { from: "2024-03-01", to: "2024-03-31" } }
  const some = toComparedFigure(mention, mention).asOf
  t.strictSame(toComparedFigure(dated, dated).asOf, dated.asOf)
  t.strictSame(toComparedFigure(dated, mention).asOf, some)
  t.strictSame(toComparedFigure(mention, dated).asOf, some)
})

t.test("the explanation of two points", async (t) => {
  const cases = [
    ["It opened in 1898.", "It opened in 1898.", '"1898" and "1898" say the same.'],
    ["It opened on 14 March 1898.", "It opened in 1898.", '"14 March 1898" and "1898" agree: both can be true.'],
    ["It opened in 1898.", "It opened in 1899.", '"1898" and "1899" conflict: they are 1 year apart.'],
    ["It opened in 1903.", "It opened in 1898.", '"1903" and "1898" conflict: they are 5 years apart.'],
    ["It opened in 1898.", "It opened on 3 May 1900.", '"1898" and "3 May 1900" conflict: they are 488 days apart.'],
  ] as const
  for (const [a, b, explanation] of cases) t.equal(pairTexts(a, b)[0]?.explanation, explanation)
})

t.test("no percentage is given of a distance in time, and one is of a rating", async (t) => {
  const percents = (a: string, b: string) => {
    const [pair] = pairTexts(a, b)
    return pair?.gap && [pair.gap.stated.percent, pair.gap.implied.percent].map((percent) => percent === null)
  }
  t.strictSame(percents("It opened in 1898.", "It opened in 1899."), [true, true])
  t.strictSame(percents("It holds a rating of 4.8/10.", "It holds a rating of 6.1/10."), [false, false])
})

t.test("what is exact is allowed no difference, and how bad it is does not depend on its size", async (t) => {
  for (const [a, b] of [
    ["It opened on 4 May.", "It opened on 5 May."],
    ["It opened in 1898.", "It opened in 1998."],
  ] as const) {
    t.equal(pairTexts(a, b)[0]?.verdict, "conflict")
    t.match(pairTexts(a, b)[0], { severity: "medium" })
  }
  t.strictSame(listPairs("It opened on 4 May.", "It opened on 4 May."), ["4 May × 4 May: agree"])
})
