import type { Found } from "../../scan/language.ts"
import { looksLikeYear } from "../../scan/readers/years.ts"
import type { Scan, Token } from "../../scan/tokenize.ts"

/** What an amount is told in, behind the year whose prices they are. */
const OF_YEAR: ReadonlySet<string> = new Set(
  "dollars prices money pounds euros terms values value usd gbp eur yen rupees ppp currency cents".split(" "),
)
/** Between the two: "in 2019 US dollars". */
const BETWEEN: ReadonlySet<string> = new Set("us u . s constant real international canadian australian $".split(" "))
const MOST_BETWEEN = 4
/** Before the year: "in constant 2015 prices". */
const BEFORE: ReadonlySet<string> = new Set("in at constant current real fixed adjusted chained to ( using".split(" "))
/** Tokens before the year in which the amount is looked for: without one, "in 2000 dollars" may be one itself. */
const REACH_OF_AMOUNT = 8

/** "$40 (in 2019 dollars)", "in constant 2015 prices", "(2010 US$)": the year whose money an amount is told in. */
export function readPriceYear({ tokens }: Scan, at: number): Found | null {
  const token = tokens[at]
  if (token === undefined || !looksLikeYear(token) || !BEFORE.has(tokens[at - 1]?.text ?? "")) return null
  const end = endOfMoney(tokens, at + 1)
  if (end === null || !hasAmount(tokens, at)) return null
  return { start: at, end, kind: "other", what: "the year of its prices" }
}

function endOfMoney(tokens: readonly Token[], at: number): number | null {
  for (let next = at; next <= at + MOST_BETWEEN; next += 1) {
    const text = tokens[next]?.text ?? ""
    if (OF_YEAR.has(text)) return next + 1
    if (text === "$" && tokens[next + 1]?.kind !== "number") return next + 1
    if (!BETWEEN.has(text)) return null
  }
  return null
}

function hasAmount(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - REACH_OF_AMOUNT), at)
    .some(({ kind, text }) => kind === "number" || AMOUNT.test(text))
}

const AMOUNT = /^(million|billion|trillion|thousand|hundred|dozen)$/
