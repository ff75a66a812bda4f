import { readNumberFigure } from "../../../quantity/en/readers/figure.ts"
import type { Found, Surroundings } from "../../../quantity/scan/language.ts"
import { isCapital, type Scan } from "../../../quantity/scan/tokenize.ts"

/** "Anna Berg, 66, said", "aged 10", "between the ages of 5 and 7", "she was 45 when": a figure in years. */
export function readAge(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  if (isApposition(scan, at) || isOfPerson(scan, at) || isNextAge(scan, at))
    return toYears(readNumberFigure(scan, at, at, known))
  if (!mayBeAge(scan, at)) return null
  const found = readNumberFigure(scan, at, from, known)
  return found !== null && isSaidOfAge(scan, found) ? toYears(found) : null
}

/** Tokens back in which a word of age is looked for. */
const NEAR = 4

/** A word that marks an age stands at most a hedge away. */
function mayBeAge(scan: Scan, at: number): boolean {
  for (let before = at - 1; before >= at - NEAR; before -= 1) {
    const text = scan.tokens[before]?.text ?? ""
    if (AGE_WORDS.has(text)) return true
  }
  return scan.tokens[at - 1]?.text === "was" || /^(older|younger)$/.test(scan.tokens[at + 2]?.text ?? "")
}

/** Words that an age may follow. */
const AGE_WORDS: ReadonlySet<string> = new Set([
  ..."aged age ages he she who father mother brother sister son daughter husband wife".split(" "),
  ..."dead dies died dying turned turns turning under over".split(" "),
])

/** Groups of people that an age sets apart: "children under 12", "voters over 60". */
const PEOPLE: ReadonlySet<string> = new Set([
  ..."people adults children kids men women girls boys those anyone everyone someone voters drivers students".split(
    " ",
  ),
  ..."them whom pensioners respondents victims citizens residents patients workers pupils passengers persons person child adult teenagers americans players".split(
    " ",
  ),
])

/** Who can be so many years old: "her father was 81". */
const KIN = /^(he|she|who|father|mother|brother|sister|son|daughter|husband|wife)$/

function toYears(found: Found | null): Found | null {
  return found?.kind === "figure" && found.unit === null ? { ...found, unit: "a" } : null
}

/** After a name and a comma, before another mark. */
function isApposition(scan: Scan, at: number): boolean {
  const [name, comma, number, next] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at], scan.tokens[at + 1]]
  if (number === undefined || !/^([1-9]|[1-9]\d|1[01]\d)$/.test(number.text)) return false
  if (name === undefined || !isCapital(scan, name)) return false
  if (comma?.text === "(") return next?.text === ")" && number.text.length > 1
  return comma?.text === "," && (next?.text === "," || (endsEntry(scan, at + 1) && !isTallied(scan, at)))
}

/** Words of a person between the article and the age at most. */
const LONGEST_PERSON = 4

/** "The former minister, 58, has", "his wife, 39, was"; "the total, 58, was" is no age. */
function isOfPerson({ tokens }: Scan, at: number): boolean {
  const [person, comma, number, next] = [tokens[at - 2], tokens[at - 1], tokens[at], tokens[at + 1]]
  if (comma?.text !== "," || next?.text !== "," || !/^(1[0-9]|[2-9]\d|10\d)$/.test(number?.text ?? "")) return false
  if (person?.kind !== "word" || AMOUNTS.test(person.text) || person.text.endsWith("s")) return false
  for (let before = at - 3; before >= at - 2 - LONGEST_PERSON; before -= 1) {
    if (/^(the|a|an|his|her|their)$/.test(tokens[before]?.text ?? "")) return true
    if (tokens[before]?.kind !== "word") return false
  }
  return false
}

/** What a number between two commas is, where it is no person's age. */
const AMOUNTS =
  /^(total|number|figure|score|count|toll|sum|average|mean|median|tally|record|price|rate|share|level|low|high|maximum|minimum|majority|margin|bill|fee|cost|year|month|day|age|first|second|third|last|other|one|latter)$/

/** Ages in a row at most. */
const MOST_AGES = 5

/** The second of "aged 22 and 25", the third of "aged 9, 11 and 15". */
function isNextAge({ tokens }: Scan, at: number): boolean {
  if (!/^([1-9]|[1-9]\d|10\d)$/.test(tokens[at]?.text ?? "")) return false
  let before = at
  for (let ages = 1; ages < MOST_AGES; ages += 1) {
    if (!/^(and|or|,|to|-)$/.test(tokens[before - 1]?.text ?? "") || tokens[before - 2]?.kind !== "number") return false
    before -= 2
    if (/^aged$/.test(tokens[before - 1]?.text ?? "")) return /^(and|or|,)$/.test(tokens[before + 1]?.text ?? "")
  }
  return false
}

function endsEntry({ tokens }: Scan, at: number): boolean {
  const text = tokens[at]?.text
  return text === undefined || text === ";" || (text === "." && tokens[at + 1] === undefined)
}

/** Tokens back in which a word of counting is looked for. */
const FAR = 24

/** "Seats: Labour, 59; Greens, 4;" counts; "among the dead are Thompson, 59; Miller, 34" does not. */
function isTallied({ tokens }: Scan, at: number): boolean {
  return tokens.slice(Math.max(0, at - FAR), at).some(({ text }) => TALLIED.test(text))
}

const TALLIED = /^(seats?|votes?|points?|results?|medals?|goals?|runs?|deaths|cases|election|standings|tally)$/

function isSaidOfAge(scan: Scan, { start, end }: Found): boolean {
  if (/^(older|younger)$/.test(scan.tokens[end - 1]?.text ?? "")) return true
  const [subject, word] = [scan.tokens[start - 2]?.text ?? "", scan.tokens[start - 1]?.text ?? ""]
  if (word === "aged" || word === "age" || word === "ages") return true
  if (scan.tokens.slice(start, end).some(({ text }) => /^age(d|s)?$/.test(text))) return true
  if (word === "of") return subject === "age" || subject === "ages"
  if (/^(under|over)$/.test(scan.tokens[start]?.text ?? "") && PEOPLE.has(word))
    return !scan.tokens[end]?.text.endsWith("s")
  const isAge = isGivenAge(subject, word) || isNamed(scan, start, end)
  return isAge && isLikelyAge(scan.tokens[end - 1]?.text ?? "") && endsAge(scan, end)
}

/** "turned 7", "died at 78", "her father was 81". */
function isGivenAge(subject: string, word: string): boolean {
  if (/^(turned|turns|turning)$/.test(word)) return true
  if (word === "at") return /^(dead|dies|died|dying)$/.test(subject)
  return /^(is|was)$/.test(word) && KIN.test(subject)
}

/** "Anna Maria Berg was 87." ends a notice; "the low in New York was 40." does not name a person. */
function isNamed(scan: Scan, start: number, end: number): boolean {
  const [before, first, last, was] = [start - 4, start - 3, start - 2, start - 1].map((at) => scan.tokens[at])
  if (was?.text !== "was" || first === undefined || last === undefined) return false
  const isName = isCapital(scan, first) && isCapital(scan, last) && !first.text.endsWith("s")
  const isPlace = before !== undefined && (before.kind === "mark" || !isCapital(scan, before))
  return isName && !isPlace && (scan.tokens[end] === undefined || scan.tokens[end]?.text === ".")
}

function isLikelyAge(text: string): boolean {
  return !/^\d/.test(text) || /^([1-9]|[1-9]\d|1[01]\d)$/.test(text)
}

/** Nothing is counted after it. */
function endsAge(scan: Scan, end: number): boolean {
  const after = scan.tokens[end]
  return (
    after === undefined ||
    after.kind === "mark" ||
    /^(when|at|and|in|on|but|while|now|from|of|after|who|are|is|were|to|with|or|had|have|can)$/.test(after.text)
  )
}
