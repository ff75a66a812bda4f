import { laterAsOf, laterEnd } from "../../../compare/pair/as-of-order.ts"
import { phraseAsOf } from "../../../compare/tell/phrase-date.ts"
import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { ArticlePart } from "../../subjects/article.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import type { MeantFigure } from "./linked-figure.ts"
import type { FiledFigure, LaterFigure, OnFile } from "./on-file.ts"
import { quoteName, replaces, SURE_ENOUGH } from "./replaces.ts"
import { tellsOfBefore, tellsOfNow } from "./tells-of-before.ts"

/** From this certainty on an old number is told where the sentence names its subject. */
const LEAST_IF_NAMED = 0.65

/** It was on file, and its claimant has replaced it, or a later running total is higher. */
export function findOutdated(meant: MeantFigure, language: LanguageCode): Found | null {
  const { mention, part, match, onFile, certainty, speech } = meant
  if (certainty < (speech === "names" ? LEAST_IF_NAMED : SURE_ENOUGH)) return null
  for (const old of onFile.equal) {
    if (mention.quantity.change !== undefined && !MATCH_LANGUAGES[language].ofChange.test(old.subject.name)) continue
    const all = listNewer(old, onFile)
    const newer = all.find(({ figure }) => tellsOfNow(meant, language) || !isBefore(mention, figure))
    if (newer === undefined) continue
    if (all.some(({ figure }) => saysToo(part, figure)) || tellsOfBefore(meant, language)) return null
    const { figure } = newer
    return {
      kind: "outdated",
      severity: "medium",
      mention: placeOf(mention, part),
      subject: match,
      against: [figure],
      message: `"${mention.text}" is out of date: ${who(figure)} "${figure.text}" since.`,
      explanation: `"${mention.text}" is on file for ${quoteName(figure)}, ${phraseAsOf(old.asOf)}. Since then there is "${figure.text}", ${phraseAsOf(figure.asOf)}.`,
      rules: onFile.against.find((one) => one.figure.id === figure.id)?.rules ?? [],
      words: [match.subjectId, wordsOf(mention)],
    }
  }
  return null
}

/**
 * What has replaced a number and cannot mean it, the latest first: of a later date also a little more, which no tolerance
 * minds. Of the same date it is the same number in other words, or in another unit, unless the two disagree.
 */
function listNewer(old: FiledFigure, onFile: OnFile) {
  const disagree = new Set(onFile.against.map(({ figure }) => figure.id))
  const isNewer = ({ figure }: LaterFigure) => laterAsOf(figure.asOf, old.asOf) === "a" || disagree.has(figure.id)
  return onFile.latest.filter((one) => one.isApart && isNewer(one) && replaces(one, old, onFile))
}

/** Whether the text says the figure of a day before another was true: a period that ends on its day is no earlier one. */
function isBefore({ asOf }: Mention, { asOf: other }: FiledFigure): boolean {
  return asOf !== null && laterEnd(other, asOf) === "a"
}

/** A text that has the newer number as well tells how it was before: "87,000, down from 140,000". */
function saysToo({ mentions }: ArticlePart, { text }: FiledFigure): boolean {
  const wording = text.toLowerCase()
  return mentions.some((mention) => mention.text.toLowerCase() === wording)
}

function who({ claims: [first] }: FiledFigure): string {
  return first === undefined ? "there is" : `${first.claimant.name} says`
}
