import fc from "fast-check"
import t from "tap"
import { propertyRuns } from "../support/property-runs.ts"
import { listPairs, pairTexts } from "./texts.ts"

/** Of things that have nothing in common, so that each figure can meet only that of the same sentence. */
const SENTENCES = [
  "The flood killed 22 people.",
  "Rents in Lisbon rose by 5%.",
  "The ferry weighs 4,000 tonnes.",
  "The wall is 2 km long.",
  "The mayor is 41 years old.",
  "The bridge cost $40 million.",
  "Petra Lind was born on 14 March 1898.",
  "The gate opens at 7 pm.",
  "The reds won the final 3-1.",
] as const

const text = fc
  .subarray([...SENTENCES], { minLength: 1 })
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
const join = (sentences: readonly string[]) => sentences.join(" ")

function exchange(line: string): string {
  return line.replace(/^(.*) × (.*): (.*)$/, "$2 × $1: $3")
}

t.test("a text agrees with itself, and each of its figures meets itself", async () => {
  fc.assert(
    fc.property(text, (sentences) => {
      const pairs = pairTexts(join(sentences), join(sentences))
      return pairs.length > 0 && pairs.every(({ a, b, verdict }) => verdict === "agree" && a.start === b.start)
    }),
    propertyRuns(20),
  )
})

t.test("exchanging the texts exchanges the sides", async (t) => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      t.strictSame(listPairs(join(b), join(a)).map(exchange).toSorted(), listPairs(join(a), join(b)).toSorted())
    }),
    propertyRuns(20),
  )
})

t.test("the order of sentences does not matter", async (t) => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      t.strictSame(listPairs(join(a.toReversed()), join(b)).toSorted(), listPairs(join(a), join(b)).toSorted())
    }),
    propertyRuns(20),
  )
})

t.test("a sentence about something else changes no pair", async (t) => {
  const other = "Several clerks keep the 1,903 maps of the archive."
  fc.assert(
    fc.property(text, text, (a, b) => {
      const pairs = listPairs(join(a), join(b)).toSorted()
      t.strictSame(listPairs(`${join(a)} ${other}`, join(b)).toSorted(), pairs)
      t.strictSame(listPairs(join(a), `${other} ${join(b)}`).toSorted(), pairs)
    }),
    propertyRuns(20),
  )
})
