import { isCapital, type Scan } from "../scan/tokenize.ts"

/** Words right after a number that no noun begins with, nor the adjective before one. */
export const NO_NOUNS: ReadonlySet<string> = new Set(
  (
    "and or to in on for from into the a an of when while that which as than was is are were has had have will would can " +
    "after before since until with without by at but so its his her their this these those"
  ).split(" "),
)

/** What is counted and does not end in s. */
const PEOPLE: ReadonlySet<string> = new Set(
  "people men women children police troops staff personnel sheep fish cattle aircraft civilians lawmakers".split(" "),
)

/** People and things that are counted so often that a year stands before them only by a rare chance. */
const COUNTED: ReadonlySet<string> = new Set([
  ...PEOPLE,
  ..."soldiers workers jobs employees homes houses tanks drones missiles prisoners units pupils students".split(" "),
  ..."passengers patients residents refugees migrants families households guests inmates protesters seats beds".split(
    " ",
  ),
  ..."sailors fighters voters delegates volunteers officers teachers nurses doctors hectares acres apartments".split(
    " ",
  ),
])

/** Nouns in the plural that have a year before them, and hardly ever a number. */
const OF_A_YEAR: ReadonlySet<string> = new Set([
  ..."results earnings sales levels elections plans figures data estimates forecasts targets prices budgets highs lows".split(
    " ",
  ),
  ..."olympics models profits revenues returns exports imports standards sanctions talks wages".split(" "),
  ..."primaries midterms championships finals guidelines terms rates costs totals".split(" "),
])

/** The same in the singular: "2024 revenue", "2026 mass production". */
const ONE_OF_A_YEAR: ReadonlySet<string> = new Set([
  ..."revenue production output turnout profit income growth budget census election estimate forecast target season".split(
    " ",
  ),
  ..."edition deficit gdp inflation population price harvest crop report survey turnover spending vote referendum".split(
    " ",
  ),
])

/** Words in -s that are no noun in the plural. */
const NOT_PLURAL = /(ss|us|is|ous)$/

/** Adjectives between a number and its noun at most. */
const MOST_ADJECTIVES = 2

/** Whether something is counted from the token `at`: a plural in small letters, perhaps behind adjectives. */
export function countsPlural(scan: Scan, at: number): boolean {
  for (let next = at; next <= at + MOST_ADJECTIVES; next += 1) {
    const token = scan.tokens[next]
    if (token?.kind !== "word" || isCapital(scan, token) || NO_NOUNS.has(token.text)) return false
    if (OF_A_YEAR.has(token.text)) return false
    if (isPlural(token.text)) return true
  }
  return false
}

function isPlural(text: string): boolean {
  return PEOPLE.has(text) || (text.length > 3 && text.endsWith("s") && !NOT_PLURAL.test(text))
}

/** "Exceeded 2021 levels": what a number is held against. */
export function isOfYear({ tokens }: Scan, at: number): boolean {
  return OF_A_YEAR.has(tokens[at]?.text ?? "")
}

/** Words of a noun that a year stands before, at most: "2026 mass production". */
const MOST_OF_YEAR = 2

/** "2024 revenue": what is of a year, and is not counted. */
export function isSingularOfYear({ tokens }: Scan, at: number): boolean {
  return tokens.slice(at, at + MOST_OF_YEAR).some(({ kind, text }) => kind === "word" && ONE_OF_A_YEAR.has(text))
}

export function countsPeople({ tokens }: Scan, at: number): boolean {
  return COUNTED.has(tokens[at]?.text ?? "")
}
