import { laterAsOf } from "../../../compare/pair/as-of-order.ts"
import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import { areMistyped } from "../are-mistyped.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import { isOfRival } from "./is-of-rival.ts"
import type { MeantFigure } from "./linked-figure.ts"
import { listAgainst } from "./list-against.ts"
import type { FiledVerdict } from "./on-file.ts"
import { FAR, VERY_FAR } from "./rate-distance.ts"
import { quoteName, SURE_ENOUGH } from "./replaces.ts"
import { tellsOfBefore } from "./tells-of-before.ts"

/** Below this certainty nothing is told. */
const LEAST_CERTAINTY = 0.5
/** Stored figures that a finding shows. */
const MOST_AGAINST = 3

/** What disagrees with what is on file for its subject. */
export function findContradiction(meant: MeantFigure, language: LanguageCode): Found | null {
  const { mention, part, match, certainty } = meant
  if (certainty < LEAST_CERTAINTY || !speaksOfIt(meant) || isOnFile(meant) || isOfRival(meant)) return null
  if (tellsOfBefore(meant, language)) return null
  const against = listAgainst(meant).filter((one) => isNear(one, meant))
  const isSure = certainty >= SURE_ENOUGH
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

/** Where the text says the number on file elsewhere, another one has to be named as the same thing, or to look like a slip. */
function speaksOfIt({ speech, isWorded, isSaidElsewhere }: MeantFigure): boolean {
  if (speech === "excludes" || speech === "misses") return false
  return isSaidElsewhere === null || (isSaidElsewhere === "far" && speech === "names" && isWorded)
}

/** What is on file disagrees with itself then. Where the link is sure, the others are told unless the number is the latest. */
function isOnFile({ match, onFile }: MeantFigure): boolean {
  if (onFile.equal.length === 0) return false
  if (match.certainty < SURE_ENOUGH) return true
  return onFile.equal.some((same) => onFile.against.every(({ figure }) => laterAsOf(same.asOf, figure.asOf) === "a"))
}

const LEAST_IF_FAR = 10

/** What is far from what is on file is rather some of it, or another thing, unless the sentence is worded alike. */
function isNear({ ratio, figure }: FiledVerdict, { mention, isWorded }: MeantFigure): boolean {
  if (ratio === null || (ratio <= FAR && ratio >= 1 / FAR)) return true
  if (areMistyped(mention.text, figure.text)) return true
  if (ratio > VERY_FAR || ratio < 1 / VERY_FAR) return false
  return isWorded && (mention.quantity.value?.valueOf() ?? 0) >= LEAST_IF_FAR
}
