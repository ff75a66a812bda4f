import { daysBetween, laterAsOf } from "../../../compare/pair/as-of-order.ts"
import { phraseAsOf } from "../../../compare/tell/phrase-date.ts"
import { dayNumber } from "../../../quantity/dates/as-of.ts"
import type { Mention } from "../../../text/mention.ts"
import type { ArticlePart, SubjectMatch } from "../../subjects/article.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import { areMistyped } from "./are-mistyped.ts"
import { isTelling } from "./is-telling.ts"
import type { FiledFigure, FiledVerdict, OnFile } from "./on-file.ts"

/** A figure of a text with the subject that it is linked to, and what is on file for it. */
export type LinkedFigure = {
  readonly mention: Mention
  readonly part: ArticlePart
  readonly match: SubjectMatch
  /** What else it may be about, surest first. */
  readonly others: readonly SubjectMatch[]
  /** Whether its sentence is worded like one on file. */
  readonly isWorded: boolean
  /** A day number: that of its part, or else of the article. */
  readonly publishedOn: number | null
  readonly onFile: OnFile
}

/** From this certainty on a link is spoken of as a fact. Below, only a conflict is told, as what may be one. */
const SURE_ENOUGH = 0.85
/** Stored figures that a finding shows. */
const MOST_AGAINST = 3

/** What is wrong with a figure by what is on file: one finding at most, the one that explains the difference best. */
export function findStored(linked: LinkedFigure): Found | null {
  return findOutdated(linked) ?? findMisplaced(linked) ?? findContradiction(linked)
}

/** It was on file, and its claimant has replaced it, or a later running total is higher. */
function findOutdated({ mention, part, match, onFile }: LinkedFigure): Found | null {
  if (match.certainty < SURE_ENOUGH) return null
  for (const old of onFile.equal) {
    const newer = onFile.against.find((other) => replaces(other, old, onFile) && !isBefore(mention, other.figure))
    if (newer !== undefined && saysToo(part, newer.figure)) return null
    if (newer === undefined) continue
    const { figure, rules } = newer
    return {
      kind: "outdated",
      severity: "medium",
      mention: placeOf(mention, part),
      subject: match,
      against: [figure],
      message: `"${mention.text}" is out of date: ${who(figure)} "${figure.text}" since.`,
      explanation: `"${mention.text}" is on file for ${quoteName(figure)}, ${phraseAsOf(old.asOf)}. Since then there is "${figure.text}", ${phraseAsOf(figure.asOf)}.`,
      rules,
      words: [match.subjectId, wordsOf(mention)],
    }
  }
  return null
}

/** Whether the text says the figure of a day before another was true. */
function isBefore({ asOf }: Mention, { asOf: other }: FiledFigure): boolean {
  return asOf !== null && laterAsOf(other, asOf) === "a"
}

/** A text that has the newer number as well tells how it was before: "87,000, down from 140,000". */
function saysToo({ mentions }: ArticlePart, { text }: FiledFigure): boolean {
  const wording = text.toLowerCase()
  return mentions.some((mention) => mention.text.toLowerCase() === wording)
}

function replaces({ figure, isHigher }: FiledVerdict, old: FiledFigure, { measure }: OnFile): boolean {
  if (figure.subject.id !== old.subject.id) return false
  const later = laterAsOf(figure.asOf, old.asOf)
  if (measure === "cumulative" && isHigher && later === "a") return true
  const isOfOneClaimant = figure.claimants.some((claimant) => old.claimants.includes(claimant))
  return isOfOneClaimant && (later === "a" || (later === null && figure.lastPublished > old.lastPublished))
}

function who({ claims: [first] }: FiledFigure): string {
  return first === undefined ? "there is" : `${first.claimant.name} says`
}

/** The number stands on file for another subject of the story, and not for its own. */
function findMisplaced(linked: LinkedFigure): Found | null {
  const { mention, part, match, onFile } = linked
  const [figure] = onFile.elsewhere
  if (isOfOther(linked)) return null
  if (figure === undefined || onFile.equal.length > 0) return null
  const [worst] = listAgainst(linked)
  if (match.certainty < SURE_ENOUGH && (worst?.verdict !== "conflict" || !isNear(worst, linked))) return null
  if (!isTelling(mention.quantity, worst !== undefined)) return null
  const own = worst === undefined ? "" : `, where "${worst.figure.text}" is on file`
  return {
    kind: "misplaced",
    severity: worst?.severity ?? "medium",
    ...(worst === undefined ? {} : { verdict: worst.verdict }),
    mention: placeOf(mention, part),
    subject: match,
    against: [figure, ...(worst === undefined ? [] : [worst.figure])],
    message: `"${mention.text}" is on file for ${quoteName(figure)}.`,
    explanation: `"${mention.text}" is taken to be about another subject${own}. The number is that of ${quoteName(figure)}.`,
    rules: worst?.rules ?? [],
    words: [match.subjectId, figure.subject.id, wordsOf(mention)],
  }
}

function findContradiction(linked: LinkedFigure): Found | null {
  const { mention, part, match } = linked
  if (isOfOther(linked) || isOnFile(linked)) return null
  if (match.certainty < SURE_ENOUGH && !linked.isWorded) return null
  const against = listAgainst(linked).filter((one) => isNear(one, linked))
  const isSure = match.certainty >= SURE_ENOUGH
  const [worst] = isSure ? against : against.filter(({ verdict }) => verdict === "conflict")
  if (worst === undefined) return null
  const { figure, verdict, severity, explanation, rules } = worst
  const about = isSure ? "is about" : "may be about"
  return {
    kind: "stored",
    severity,
    verdict,
    mention: placeOf(mention, part),
    subject: match,
    against: against.slice(0, MOST_AGAINST).map((other) => other.figure),
    message: isSure
      ? `"${mention.text}" here, "${figure.text}" on file.`
      : `May be about ${quoteName(figure)}: "${figure.text}" on file.`,
    explanation: `"${mention.text}" ${about} ${quoteName(figure)}. ${explanation}`,
    rules,
    words: [match.subjectId, wordsOf(mention)],
  }
}

/** From this certainty on a second match is the subject of a number that is on file for it. */
const MAY_BE_OTHER = 0.25

function isOfOther({ others, onFile }: LinkedFigure): boolean {
  const likely = others.filter(({ certainty }) => certainty >= MAY_BE_OTHER)
  return onFile.elsewhere.some(({ subject }) => likely.some(({ subjectId }) => subjectId === subject.id))
}

/** What is on file disagrees with itself then. Where the link is sure, the others are told unless the number is the latest. */
function isOnFile({ match, onFile }: LinkedFigure): boolean {
  if (onFile.equal.length === 0) return false
  if (match.certainty < SURE_ENOUGH) return true
  return onFile.equal.some((same) => onFile.against.every(({ figure }) => laterAsOf(same.asOf, figure.asOf) === "a"))
}

/** A number that is this many times another, or the other this many times it, is rarely the same one with a slip. */
const FAR = 2
const LEAST_IF_FAR = 10
const VERY_FAR = 10

/** What is far from what is on file is rather some of it, or another thing, unless the sentence is worded alike. */
function isNear({ ratio, figure }: FiledVerdict, { mention, isWorded }: LinkedFigure): boolean {
  if (ratio === null || (ratio <= FAR && ratio >= 1 / FAR)) return true
  if (areMistyped(mention.text, figure.text)) return true
  if (ratio > VERY_FAR || ratio < 1 / VERY_FAR) return false
  return isWorded && (mention.quantity.value?.valueOf() ?? 0) >= LEAST_IF_FAR
}

type Disagreement = FiledVerdict & { readonly verdict: "conflict" | "tension" }

/**
 * Not what its own claimant has replaced by the number that the text says too, nor what has replaced that number since the
 * day of which the text says it.
 */
function listAgainst(linked: LinkedFigure): readonly Disagreement[] {
  const { mention, onFile } = linked
  return onFile.against
    .flatMap((one) => doubtRevision(one, linked))
    .filter((one) => {
      return !onFile.equal.some(
        (same) =>
          replaces({ ...one, figure: same, isHigher: !one.isHigher }, one.figure, onFile) ||
          (mention.asOf !== null && daysBetween(same.asOf, mention.asOf) === 0 && replaces(one, same, onFile)),
      )
    })
}

/**
 * That its claimant has replaced a number is taken for granted only where the text says since when. Else it is doubtful where
 * the other is of the same day, or a running total would have fallen, or the two look like a slip.
 */
function doubtRevision(
  one: FiledVerdict,
  { mention, match, publishedOn, onFile }: LinkedFigure,
): readonly Disagreement[] {
  const { verdict, figure, isHigher } = one
  if (verdict !== "revision") return [{ ...one, verdict }]
  if (mention.asOf !== null || match.certainty < SURE_ENOUGH) return []
  const isOfDay = publishedOn !== null && dayNumber(figure.asOf.to ?? figure.asOf.from) === publishedOn
  const hasFallen = onFile.measure === "cumulative" && isHigher
  return isOfDay || hasFallen || areMistyped(mention.text, figure.text) ? [{ ...one, verdict: "tension" }] : []
}

function quoteName({ subject }: FiledFigure): string {
  return `"${subject.name}"`
}
