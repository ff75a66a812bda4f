import { MONTHS } from "../../../quantity/en/date-words.ts"
import { SCALES, SHORT_SCALES } from "../../../quantity/en/number-words.ts"
import { isNumberWord } from "../../../quantity/en/readers/words.ts"
import { UNIT_PHRASES } from "../../../quantity/en/unit-index.ts"
import { matchFrom } from "../../../quantity/scan/phrases.ts"
import { isCapital, type Scan, type Token } from "../../../quantity/scan/tokenize.ts"
import { ENDS_NOUN } from "../noun-words.ts"

/** Whether the number right after a name is a count or a measure all the same. */
export function countsBesideName(scan: Scan, at: number): boolean {
  return (
    isMeasured(scan, at + 1) ||
    isHarmed(scan, at + 1) ||
    isAfterAdverb(scan, at) ||
    isInTally(scan, at) ||
    isGapped(scan, at)
  )
}

/** "the Pacific Ocean 650 km away", "Northerners 24 million". */
function isMeasured({ tokens }: Scan, at: number): boolean {
  const text = tokens[at]?.text ?? ""
  if (text === "%" || SCALES.has(text) || SHORT_SCALES.has(text) || text === "hundred") return true
  return text.length > 1 && text !== "in" && matchFrom(UNIT_PHRASES, tokens, at) !== null
}

/** "In Odesa 12 died", "Haiti 12 dead". */
function isHarmed({ tokens }: Scan, at: number): boolean {
  return HARM.has(tokens[at]?.text ?? "")
}

const HARM: ReadonlySet<string> = new Set(
  (
    "died die dead killed injured wounded hurt missing drowned perished survived escaped arrested detained hospitalised " +
    "hospitalized homeless displaced fled voted remain remained"
  ).split(" "),
)

/** "Perhaps 300 went hungry": a capital that only begins the sentence. */
function isAfterAdverb({ tokens }: Scan, at: number): boolean {
  return at === 1 && (ADVERBS.has(tokens[0]?.text ?? "") || /..ly$/.test(tokens[0]?.text ?? ""))
}

const ADVERBS: ReadonlySet<string> = new Set(
  (
    "perhaps maybe today yesterday tonight tomorrow overnight nationwide worldwide altogether overall only just almost " +
    "elsewhere instead still later earlier previously already thereof"
  ).split(" "),
)

/** Tokens of a name in a tally at most. */
const LONGEST_NAME = 3
/** Higher than a goal or a point of most games, or the number of a model. The limit is our own. */
const HIGHEST_SCORE = 20

/**
 * "Labour 412 seats, Conservatives 121", "Gold 40, silver 44": a name and its number, then the next. Two low numbers are a
 * score. A tally begins its sentence or stands after a colon.
 */
function isInTally(scan: Scan, at: number): boolean {
  const [before, after] = [entryBefore(scan, at), entryAfter(scan, at)]
  if ((before === null && after === null) || !isEntryEnd(scan, at)) return false
  const entries = [before, at, after].filter((entry) => entry !== null)
  if (!beginsTally(scan, before ?? at)) return false
  return entries.length > 2 || entries.some((entry) => isNoScore(scan, entry))
}

/** The second number of "Arsenal 3, Chelsea 1", where the text ends. */
export function isLastScore(scan: Scan, at: number): boolean {
  if (scan.tokens[at + 1] !== undefined) return false
  const before = entryBefore(scan, at)
  return before !== null && !isInTally(scan, at) && beginsTally(scan, before) && !isNoScore(scan, at)
}

/** "Mercedes sold 300 and BMW 250", "in Ankara 40 were hurt, in Izmir 12": the verb of the number before is left out. */
function isGapped(scan: Scan, at: number): boolean {
  const { tokens } = scan
  if (!/^[.,;]$/.test(tokens[at + 1]?.text ?? "")) return false
  const start = startOfName(scan, at)
  const isPlace = /^(in|on|at|for|from)$/.test(tokens[start - 1]?.text ?? "")
  const joiner = isPlace ? start - 2 : start - 1
  if (isPlace && /^([,;]|and)$/.test(tokens[joiner]?.text ?? ""))
    return hasNumber(tokens.slice(Math.max(0, joiner - 6), joiner))
  const [verb, number] = [tokens[joiner - 2], tokens[joiner - 1]]
  if (tokens[joiner]?.text !== "and" || number?.kind !== "number") return false
  return verb?.kind === "word" && !isCapital(scan, verb) && isNoScore(scan, at)
}

function startOfName(scan: Scan, at: number): number {
  let start = at
  for (; start > at - LONGEST_NAME; start -= 1) {
    const token = scan.tokens[start - 1]
    if (token === undefined || !isCapital(scan, token)) return start
  }
  return start
}

function hasNumber(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === "number")
}

function isNoScore({ tokens }: Scan, at: number): boolean {
  const text = tokens[at]?.text ?? ""
  return tokens[at + 1]?.kind === "word" || !/^\d+$/.test(text) || Number(text) > HIGHEST_SCORE
}

/** The number of the entry before the one at `at`: back over the name, the comma, and perhaps a noun. */
function entryBefore({ tokens }: Scan, at: number): number | null {
  for (let comma = at - 2; comma >= at - 1 - LONGEST_NAME; comma -= 1) {
    const text = tokens[comma]?.text
    if (text !== "," && text !== ";") continue
    return [comma - 1, comma - 2].find((one) => tokens[one]?.kind === "number") ?? null
  }
  return null
}

function entryAfter(scan: Scan, at: number): number | null {
  const { tokens } = scan
  const comma = [at + 1, at + 2].find((one) => /^[,;]$/.test(tokens[one]?.text ?? ""))
  if (comma === undefined || (comma === at + 2 && tokens[at + 1]?.kind !== "word")) return null
  for (let next = comma + 2; next <= comma + 1 + LONGEST_NAME; next += 1) {
    if (tokens[next - 1]?.kind !== "word") return null
    if (tokens[next]?.kind === "number") return isEntryEnd(scan, next) ? next : null
  }
  return null
}

function isEntryEnd({ tokens }: Scan, at: number): boolean {
  return [at + 1, at + 2].some((one) => tokens[one] === undefined || /^[.,;]$/.test(tokens[one]?.text ?? ""))
}

/** Entries before this one that are looked at. */
const MOST_ENTRIES = 12

/** Whether the entries before that of `at` go back to the start of the sentence, or to a colon. */
function beginsTally(scan: Scan, at: number): boolean {
  let entry = at
  for (let count = 0; count < MOST_ENTRIES; count += 1) {
    const before = entryBefore(scan, entry)
    if (before === null) return isAtStart(scan, entry)
    entry = before
  }
  return true
}

function isAtStart({ tokens }: Scan, at: number): boolean {
  for (let next = at - 1; next >= at - 1 - LONGEST_NAME; next -= 1) {
    if (next < 0 || tokens[next]?.text === ":") return next < at - 1 && !ENDS_NOUN.has(tokens[next + 1]?.text ?? "")
    if (tokens[next]?.kind !== "word") return false
  }
  return at - 1 - LONGEST_NAME < 0 && !ENDS_NOUN.has(tokens[0]?.text ?? "")
}

/** "Mazda 3 sales", "S&P 500 companies": the name of a product and what is said of all that bear it. */
export function isProductName(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const [name, number, noun] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (name === undefined || !isCapital(scan, name) || !/^\d{1,3}$/.test(number?.text ?? "")) return false
  if (isCountedModel(scan, at)) return true
  if (!OF_PRODUCTS.has(noun?.text ?? "")) return false
  return !BEFORE_PLACE.has(tokens[at - 2]?.text ?? "")
}

/** "In the top 10", "a top 20 hit", "11 top 10 singles": a list and its length; "the top 10 banks" are so many. */
export function isTopList(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const top = tokens[at - 1]?.text === "-" ? at - 2 : at - 1
  if (tokens[top]?.text !== "top" || !/^\d{1,3}$/.test(tokens[at]?.text ?? "")) return false
  if (tokens[top - 1]?.kind === "number") return true
  const noun = tokens[at + 1]
  if (noun?.text === "most") return false
  return noun?.kind !== "word" || ENDS_NOUN.has(noun.text) || OF_LISTS.test(noun.text)
}

const OF_LISTS =
  /^(list|hit|finish|finishes|ranking|rankings|single|album|place|spot|player|seed|pick|team|side|club|chart)$/

/** "18 Leopard 2 tanks": what has a count already, and a name; "in 2022 Kyiv 40 tanks" has a year. */
function isCountedModel({ tokens }: Scan, at: number): boolean {
  const [before, count, name] = [tokens[at - 3]?.text ?? "", tokens[at - 2], tokens[at - 1]]
  if (count === undefined || (count.kind !== "number" && !isNumberWord(count))) return false
  if (MONTHS.has(name?.text ?? "") || WEEKDAY.test(name?.text ?? "")) return false
  return tokens[at + 1]?.kind === "word" && !/^(in|on|since|by|of|from|until|after|before)$/.test(before)
}

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/

const OF_PRODUCTS: ReadonlySet<string> = new Set(
  (
    "sales deliveries shipments launches owners buyers models series production prices orders games consoles phones " +
    "jets planes rockets cars saloons hatchbacks companies stocks firms index futures pilots crashes"
  ).split(" "),
)

/** Before a name these make it a place, a day or a receiver, and no part of a product: "sent Kyiv 40 jets". */
const BEFORE_PLACE: ReadonlySet<string> = new Set(
  (
    "in on at near from to last this next gave give gives giving sent send sends sending sold sell sells selling " +
    "offered offer offers promised promise promises lent lend supplied supply"
  ).split(" "),
)

/** "the S&P 500 +0.4%", "the FTSE 100 -1.2%": the name of an index before its change. */
export function isIndexBeforeChange({ tokens }: Scan, at: number): boolean {
  return (
    /^[-+−–]$/.test(tokens[at + 1]?.text ?? "") && tokens[at + 2]?.kind === "number" && tokens[at + 3]?.text === "%"
  )
}
