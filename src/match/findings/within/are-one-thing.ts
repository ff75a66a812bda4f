import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { Candidate } from "../../texts/choose-pairs.ts"
import type { Description } from "../../texts/describe/description.ts"
import { splitClauses } from "../../texts/describe/split-sentences.ts"
import { areSlips } from "../../texts/likeness/rate-values.ts"
import { areMistyped } from "../are-mistyped.ts"
import { isWanted } from "../is-wanted.ts"

/** Least score of two figures of one text beside the words that they share. */
const LEAST_SCORE = 0.7
/** How much of the words near both figures is shared, beside what is counted: of counts, and of amounts, whose unit says less. */
const SHARED_BY_COUNTS = 0.5
const SHARED_BY_AMOUNTS = 0.8
/** Of numbers of which the one is less than this part of the other, more of the words has to be shared. */
const FAR = 0.5
const IF_FAR = 2.2
/** Characters on either side within which a word tells how a figure was before, or what it became. */
const REACH = 90
/** Characters before a figure within which "the" makes it one that was told before. */
const ARTICLE_REACH = 14

/**
 * Whether two figures of one text that disagree measure one thing beyond doubt: in two sentences, counted of the same, said
 * of by a word that both have, by nobody else, of no other time, and not told as how a number grew.
 */
export function areOneThing({ a, b, score, preference, contrast }: Candidate, text: string): boolean {
  if (score < LEAST_SCORE || preference < 0 || contrast !== null) return false
  if (!isPlain(a, text) || !isPlain(b, text)) return false
  if (splitClauses(text.slice(a.mention.end, b.mention.start), MATCH_LANGUAGES[a.language]).length === 1) return false
  if (isWanted(a.mention, text, a.language) !== isWanted(b.mention, text, b.language)) return false
  if (areOfOtherNews(a, b, text) || areOfOtherPlaces(a, b, text)) return false
  if (!areOfOneSpeaker(a, b) || !areOfOneTime(a, b) || areNamedApart(a, b, text)) return false
  return countTheSame(a, b) && (sharePredicate(a, b) || takesUp(b, a, text))
}

/** Neither some of those that are known, nor one part of a pair, nor told as a number that changed. */
function isPlain(one: Description, text: string): boolean {
  const { mention, aside, role, isSome, language } = one
  if (aside !== null || role === "part" || isSome || mention.quantity.change !== undefined) return false
  if (mention.reader === "age" || /\d[-‑–]\p{L}/u.test(text.slice(mention.start, mention.end + 2))) return false
  const { someBefore } = MATCH_LANGUAGES[language]
  return !someBefore.test(text.slice(Math.max(0, mention.start - REACH), mention.start))
}

/** Whether a sentence speaks of another thing of its kind: "the other plant". */
export function isOfOther(one: Description, text: string): boolean {
  return MATCH_LANGUAGES[one.language].others.test(sentenceAround(one, text))
}

/** Only one of them is told as a number that changed, or that was before; or they are told so in other words. */
function areOfOtherNews(a: Description, b: Description, text: string): boolean {
  const { updates, wasBefore } = MATCH_LANGUAGES[a.language]
  return [updates, wasBefore].some((words) => {
    const [one, other] = [a, b].map((of) => words.exec(sentenceAround(of, text))?.[0].toLowerCase() ?? null)
    return one !== other
  })
}

/** A sentence that begins with a place of which the other says nothing. */
function areOfOtherPlaces(a: Description, b: Description, text: string): boolean {
  const { elsewhere } = MATCH_LANGUAGES[a.language]
  const [one = "", other = ""] = [a, b].map((of) => sentenceAround(of, text).toLowerCase())
  const placeOf = (sentence: string) => elsewhere.exec(sentence)?.[1] ?? null
  const isIn = (place: string | null, sentence: string) => place === null || sentence.includes(place.toLowerCase())
  return !isIn(placeOf(one), other) || !isIn(placeOf(other), one)
}

function sentenceAround({ mention: { start, end }, language: code }: Description, text: string): string {
  const language = MATCH_LANGUAGES[code]
  const before = splitClauses(text.slice(Math.max(0, start - REACH), start), language).at(-1) ?? ""
  const [after = ""] = splitClauses(text.slice(end, end + REACH), language)
  return `${before} ${after}`
}

function areOfOneSpeaker({ mention: a }: Description, { mention: b }: Description): boolean {
  if (a.attribution === null || b.attribution === null) return true
  const [one, other] = [a.attribution.toLowerCase(), b.attribution.toLowerCase()]
  return one.includes(other) || other.includes(one)
}

function areOfOneTime({ mention: a, day: dayA }: Description, { mention: b, day: dayB }: Description): boolean {
  if ((dayA === null) !== (dayB === null)) return false
  if (a.asOf === null || b.asOf === null) return true
  return a.asOf.from === b.asOf.from && a.asOf.to === b.asOf.to
}

function countTheSame(a: Description, b: Description): boolean {
  if (a.fate !== null && a.fate === b.fate && a.mention.quantity.dimension === "count") return true
  if (a.mention.quantity.dimension === "count" && (isCalled(a, b.head) || isCalled(b, a.head))) return true
  if (a.head === null || b.head === null) return a.mention.quantity.dimension !== "count"
  return a.head === b.head && !haveOwnModifiers(a, b)
}

/** Least weight of the word that says in place of a noun what is counted: "crowd" in "a crowd of 38,600". */
const NEAR = 0.6

/** A figure without a noun of its own, or with one such as "people", that another word right by it names. */
function isCalled({ head, isOpen, near }: Description, other: string | null): boolean {
  return (head === null || isOpen) && other !== null && (near.get(other)?.before ?? 0) >= NEAR
}

/** "Old trucks" and "new trucks"; "trucks" may be either. */
function haveOwnModifiers({ modifiers: a }: Description, { modifiers: b }: Description): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one))
}

function haveOneModifier({ modifiers: a }: Description, { modifiers: b }: Description): boolean {
  return a.some((one) => b.includes(one))
}

/** Beside what is counted both have words near them: what was done, or of what it is. */
function sharePredicate(a: Description, b: Description): boolean {
  const isCount = a.mention.quantity.dimension === "count"
  if (isCount && a.fate !== null && a.fate === b.fate && !areFar(a, b)) return true
  const nouns = new Set([a.head, b.head, ...a.modifiers, ...b.modifiers])
  let shared = 0
  for (const [concept, inA] of a.near) {
    const inB = b.near.get(concept)
    if (inB === undefined || nouns.has(concept) || /^\d/.test(concept)) continue
    shared += Math.max(inA.before, inA.after) * Math.max(inB.before, inB.after)
  }
  return shared >= (isCount ? SHARED_BY_COUNTS : SHARED_BY_AMOUNTS) * (areFar(a, b) ? IF_FAR : 1)
}

/** Who mistakes a number rarely writes less than half of it, save for a zero too few. */
function areFar({ middle: a, mention: one }: Description, { middle: b, mention: other }: Description): boolean {
  if (areSlips(one.quantity, other.quantity) || areMistyped(one.text, other.text)) return false
  return Math.min(a, b) < Math.max(a, b) * FAR
}

/** "The 54,000 spectators" are those that were told of before. Fewer may be some of them, but "the flooded homes" are all; "the 80 seats" are everybody's. */
function takesUp(later: Description, earlier: Description, text: string): boolean {
  const { start } = later.mention
  if (later.head === null || (later.head !== earlier.head && !isCalled(earlier, later.head))) return false
  if (MATCH_LANGUAGES[later.language].sums?.allotted.test(later.mention.noun ?? "")) return false
  const isFewer = later.middle < earlier.middle
  const isSlip = areMistyped(later.mention.text, earlier.mention.text)
  if (isFewer && !isSlip && (areFar(later, earlier) || !haveOneModifier(later, earlier))) return false
  return MATCH_LANGUAGES[later.language].takingUp.test(text.slice(Math.max(0, start - ARTICLE_REACH), start))
}

/** Two years or two names stand near them, each its own. */
function areNamedApart(a: Description, b: Description, text: string): boolean {
  const [inA, inB] = [listNames(a, text), listNames(b, text)]
  const isApart = (isYear: boolean) => {
    const [one, other] = [inA, inB].map((names) => names.filter((name) => YEAR.test(name) === isYear))
    return (
      one !== undefined &&
      other !== undefined &&
      one.length > 0 &&
      other.length > 0 &&
      !one.some((name) => other.includes(name))
    )
  }
  return isApart(true) || isApart(false) || hasYearBeside(a, text) !== hasYearBeside(b, text)
}

/** "In 2019 turnout was 66%": a year between the commas around a figure. */
function hasYearBeside({ mention: { start, end } }: Description, text: string): boolean {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(/[,.;:\n]\s/)
      .at(-1) ?? ""
  const [after = ""] = text.slice(end, end + REACH).split(/[,.;:\n]\s/)
  return /\b(?:1[5-9]|20)\d\d\b/.test(`${before} ${after}`)
}

const YEAR = /^\d{4}$/
const NAME = /(?<=[\p{L}\p{N},’'”")]\s+)\p{Lu}[\p{L}’'-]*\p{L}|\b(?:1[5-9]|20)\d\d\b/gu

/** Names and years of the sentence, without whoever says it, days and months. */
function listNames(one: Description, text: string): readonly string[] {
  const { others } = MATCH_LANGUAGES[one.language].contrasts.places
  const speaker = one.mention.attribution?.toLowerCase() ?? ""
  const names = sentenceAround(one, text).match(NAME) ?? []
  return names
    .map((name) => name.toLowerCase().replace(/['’]s$/, ""))
    .filter((name) => !others.has(name) && !speaker.includes(name) && name !== one.mention.noun)
}
