import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import { splitSentences } from "../../texts/describe/split-sentences.ts"
import type { Found } from "../finding.ts"
import { chooseMeaning } from "./choose-meaning.ts"
import { findContradiction } from "./find-contradiction.ts"
import { findMisplaced } from "./find-misplaced.ts"
import { findOutdated } from "./find-outdated.ts"
import { findTwice } from "./find-twice.ts"
import { isWantedOnly } from "./is-wanted-only.ts"
import type { LinkedFigure, MeantFigure } from "./linked-figure.ts"

/** What is wrong with figures by what is on file: of each one finding at most, the one that explains the difference best. */
export function findStored(figures: readonly LinkedFigure[], language: LanguageCode): readonly Found[] {
  const chosen = chooseMeanings(figures, language)
  const found = chosen.flatMap((meant) => {
    if (meant.part.in === "headline") return []
    return findOutdated(meant, language) ?? findMisplaced(meant) ?? findContradiction(meant, language) ?? []
  })
  return [...found, ...findTwice(chosen, language)]
}

/** Each figure with the subject that it means. */
function chooseMeanings(figures: readonly LinkedFigure[], language: LanguageCode): readonly MeantFigure[] {
  return figures.flatMap((figure) => {
    const chosen = chooseMeaning(figure)
    return chosen === null || isWantedOnly(chosen, language)
      ? []
      : [{ ...chosen, isSaidElsewhere: findOnFile(chosen, language) }]
  })
}

/** Whether another figure of the text has the wording of one on file with which this one may disagree. */
function findOnFile(
  { mention, part, onFile }: Omit<MeantFigure, "isSaidElsewhere">,
  language: LanguageCode,
): MeantFigure["isSaidElsewhere"] {
  const filed = new Set([...onFile.against, ...onFile.latest].map(({ figure }) => figure.text.toLowerCase()))
  const same = part.mentions.filter((other) => other !== mention && filed.has(other.text.toLowerCase()))
  const isNear = same.some((other) => {
    const [first, second] = other.start < mention.start ? [other, mention] : [mention, other]
    return splitSentences(part.text.slice(first.end, second.start), MATCH_LANGUAGES[language]).length === 1
  })
  if (isNear) return "near"
  return same.length > 0 ? "far" : null
}
