import t from "tap"
import { printNumbers } from "../../src/quantity/print-numbers.ts"
import { printQuantity, type Quantity, readQuantity } from "../../src/quantity/quantity.ts"
import { type FigureContext, readFigure } from "../../src/quantity/read-figure.ts"

function read(wording: string, context: FigureContext = {}): Quantity {
  const figure = readFigure(wording, context)
  if (!figure.ok) throw new Error(figure.reason)
  return figure.value
}

/** A wording with words around its figure, the language that it is read in, and what its numbers alone say. */
const PRINTED: readonly (readonly [wording: string, language: "en" | "de", printed: string])[] = [
  ["more than 7,000 brave men", "en", "over 7,000"],
  ["a full 12,000", "en", "12,000"],
  ["7.0 percent of them", "en", "7.0 %"],
  ["1.2bn", "en", "1,200,000,000"],
  ["roughly 5 km of road", "en", "about 5 km"],
  ["between 10,000 and 12,000 men", "en", "10,000-12,000"],
  ["about 10 to 12", "en", "about 10-12"],
  ["well over 300", "en", "over 300"],
  ["tens of thousands of them", "en", "20,000-200,000"],
  ["exactly 3", "en", "exactly 3"],
  ["$5 million", "en", "5,000,000 USD"],
  ["rose by 5 %", "en", "5 %"],
  ["knapp 12.000 Mann", "de", "knapp 12.000"],
  ["mindestens 2,5 km", "de", "mindestens 2,5 km"],
]

t.test("the numbers of a quantity say what its words said, without the words", async (t) => {
  for (const [wording, language, printed] of PRINTED) {
    const quantity = read(wording, { language })
    t.equal(printNumbers(quantity, language), printed, wording)
    t.equal(printNumbers(readQuantity(printQuantity(quantity)), language), printed, `${wording}, as it is stored`)
  }
})

t.test("nothing is said of what names no number, or is in a unit that nobody knows", async (t) => {
  t.equal(printNumbers(read("countless men")), "—")
  t.equal(printNumbers({ ...read("7 km"), unit: "furlong-of-old" }), "—")
})
