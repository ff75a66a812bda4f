import { type Exact, exact, powerOfTen } from "../numbers/exact.ts"

/** Words in their order, with the numbers from `first` in steps. */
function numbered(words: string, first: number, step: number): [string, number][] {
  return words.split(" ").map((word, index) => [word, first + index * step])
}

/** The numbers from 0 to 19. */
export const UNITS: ReadonlyMap<string, number> = new Map([
  ...numbered("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 0, 1),
  ...numbered("sixteen seventeen eighteen nineteen", 16, 1),
  ["nought", 0],
])

/** The tens from 20 to 90. "fourty" is a common slip. */
export const TENS: ReadonlyMap<string, number> = new Map([
  ...numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
  ["fourty", 40],
])

const DOZEN = exact(12)

/** Words that multiply what stands before them. "hundred" is apart, since it also joins the number before a scale. */
export const SCALES: ReadonlyMap<string, Exact> = new Map([
  ["thousand", powerOfTen(3)],
  ["lakh", powerOfTen(5)],
  ["lakhs", powerOfTen(5)],
  ["lac", powerOfTen(5)],
  ["lacs", powerOfTen(5)],
  ["million", powerOfTen(6)],
  ["crore", powerOfTen(7)],
  ["crores", powerOfTen(7)],
  ["billion", powerOfTen(9)],
  ["trillion", powerOfTen(12)],
  ["quadrillion", powerOfTen(15)],
  ["dozen", DOZEN],
])

/** The scale that India counts the smaller ones in: "3 lakh crore", "50 thousand crore". */
export const CRORES: ReadonlySet<string> = new Set(["crore", "crores", "cr"])

/** Scales that only India uses. */
export const INDIAN_SCALES: ReadonlySet<string> = new Set([...CRORES, "lakh", "lakhs", "lac", "lacs"])

/** Short scales after digits, with or without a space between. */
export const SHORT_SCALES: ReadonlyMap<string, Exact> = new Map([
  ["mn", powerOfTen(6)],
  ["mln", powerOfTen(6)],
  ["mil", powerOfTen(6)],
  ["mio", powerOfTen(6)],
  ["bn", powerOfTen(9)],
  ["bln", powerOfTen(9)],
  ["tn", powerOfTen(12)],
  ["trn", powerOfTen(12)],
  ["cr", powerOfTen(7)],
])

/** Letters after digits: "12k", "$7b", "$20MM", "₹5L". Where each is a scale, `readScaleLetter` says. */
export const LETTER_SCALES: ReadonlyMap<string, Exact> = new Map([
  ["l", powerOfTen(5)],
  ["mm", powerOfTen(6)],
  ["k", powerOfTen(3)],
  ["m", powerOfTen(6)],
  ["b", powerOfTen(9)],
  ["t", powerOfTen(12)],
])

/** What "a third" or "two-thirds" divides by. */
export const DENOMINATORS: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["halves", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fourth", 4],
  ["fourths", 4],
  ["fifth", 5],
  ["fifths", 5],
  ["sixth", 6],
  ["sixths", 6],
  ["seventh", 7],
  ["sevenths", 7],
  ["eighth", 8],
  ["eighths", 8],
  ["ninth", 9],
  ["ninths", 9],
  ["tenth", 10],
  ["tenths", 10],
  ["twelfth", 12],
  ["twelfths", 12],
  ["sixteenth", 16],
  ["sixteenths", 16],
  ["twentieth", 20],
  ["twentieths", 20],
  ["hundredth", 100],
  ["hundredths", 100],
  ["thousandth", 1000],
  ["thousandths", 1000],
  ["millionth", 1_000_000],
  ["millionths", 1_000_000],
])

/** Behind a fraction or an order it leads on to what is counted: "1/16 of", "dozens of". */
export const OF = "of"

/** Before a scale or a fraction these count as one: "a million", "a third". */
export const ARTICLES: ReadonlySet<string> = new Set(["a", "an"])
