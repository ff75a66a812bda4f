import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import { isOfRival } from "./is-of-rival.ts"
import { isTelling } from "./is-telling.ts"
import type { MeantFigure } from "./linked-figure.ts"
import { listAgainst } from "./list-against.ts"
import { quoteName, SURE_ENOUGH } from "./replaces.ts"

/** From this certainty on a number that is on file for another subject is told where it contradicts its own. */
const LEAST_CERTAINTY = 0.5

/** The number stands on file for another subject of the story, and not for its own. */
export function findMisplaced(meant: MeantFigure): Found | null {
  const { mention, part, match, onFile, certainty, speech, isSaidElsewhere } = meant
  const [figure] = onFile.elsewhere
  if (figure === undefined || onFile.equal.length > 0 || isOfRival(meant)) return null
  const [worst] = listAgainst(meant)
  if (certainty < LEAST_CERTAINTY || isSaidElsewhere !== null) return null
  const isSure = Math.max(certainty, match.certainty) >= SURE_ENOUGH
  if (speech !== "names" && (speech !== "touches" || match.certainty < SURE_ENOUGH)) return null
  if (!isSure && worst?.verdict !== "conflict") return null
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
