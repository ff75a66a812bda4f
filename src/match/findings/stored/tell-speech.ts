import type { NamedRates } from "../../subjects/article.ts"

/**
 * How a sentence speaks of a subject. `names`: it counts what the subject counts, or says what befell it; `touches`: it has words
 * of it; `excludes`: what is counted, or what befell it, is something else; `misses`: none of these.
 */
export type Speech = "names" | "touches" | "misses" | "excludes"

/** How much more likely a figure means a subject for the way in which its sentence speaks of it. */
export const BY_SPEECH: Readonly<Record<Speech, number>> = { names: 2, touches: 1, misses: 0.25, excludes: 0.1 }

const NAMING = ["event-same", "noun-heads-name", "noun-in-name", "noun-in-alias", "noun-near-quoted"]
const EXCLUDING = [
  "event-excluded",
  "event-of-part",
  "event-of-whole",
  "noun-of-other-kind",
  "others",
  "names-all-missing",
]
/** So much of the proper names of the subject is nowhere in the text. */
const LEAST_ABSENT = 0.4
/** What is near to a figure of an amount, whose unit says little, names it from this rate on. */
const WORDED = ["what-near", "quote-near-alike"]
const LEAST_WORDED = 0.6

type Words = {
  /** A word of its sentence is on file. */
  readonly hasWord: boolean
  /** What is counted means what the name of the subject counts, though by another word: "posts" for "jobs". */
  readonly isCalled: boolean
}

/** By the rates of the features of the subject beside the figure, and by words of its sentence. */
export function tellSpeech(rates: NamedRates, { hasWord, isCalled }: Words): Speech {
  const has = (names: readonly string[], least = 0) => names.some((name) => (rates[name] ?? 0) > least)
  if (has(EXCLUDING)) return "excludes"
  const isWorded = hasWord && has(WORDED, LEAST_WORDED)
  if (has(["names-missing"], LEAST_ABSENT)) return "misses"
  if (isCalled) return "names"
  if (has(["noun-elsewhere"])) return has(["event-same"]) || isWorded ? "touches" : "misses"
  if (has(NAMING) || isWorded) return "names"
  return hasWord ? "touches" : "misses"
}
