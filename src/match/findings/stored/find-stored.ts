import { daysBetween, laterAsOf } from "../../../compare/pair/as-of-order.ts"
import { phraseAsOf } from "../../../compare/tell/phrase-date.ts"
import type { Mention } from "../../../text/mention.ts"
import type { ArticlePart, SubjectMatch } from "../../subjects/article.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import { isTelling } from "./is-telling.ts"
import type { FiledFigure, FiledVerdict, OnFile } from "./on-file.ts"

/** A figure of a text with the subject that it is linked to, and what is on file for it. */
export type LinkedFigure = {
  readonly mention: Mention
  readonly part: ArticlePart
  readonly match: SubjectMatch
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
  if (match.certainty < SURE_ENOUGH || mention.asOf !== null) return null
  for (const old of onFile.equal) {
    const newer = onFile.against.find((other) => replaces(other, old, onFile))
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
  if (figure === undefined || onFile.equal.length > 0 || match.certainty < SURE_ENOUGH) return null
  const [worst] = listAgainst(linked)
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
  const against = listAgainst(linked)
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

type Disagreement = FiledVerdict & { readonly verdict: "conflict" | "tension" }

/**
 * Not what its own claimant has replaced by the number that the text says too, nor what has replaced that number since the
 * day of which the text says it.
 */
function listAgainst({ mention, onFile }: LinkedFigure): readonly Disagreement[] {
  return onFile.against.filter((one): one is Disagreement => {
    if (one.verdict === "revision") return false
    return !onFile.equal.some(
      (same) =>
        replaces({ ...one, figure: same, isHigher: !one.isHigher }, one.figure, onFile) ||
        (mention.asOf !== null && daysBetween(same.asOf, mention.asOf) === 0 && replaces(one, same, onFile)),
    )
  })
}

function quoteName({ subject }: FiledFigure): string {
  return `"${subject.name}"`
}
