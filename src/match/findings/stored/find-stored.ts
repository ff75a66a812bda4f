import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Found } from "../finding.ts"
import { chooseMeaning } from "./choose-meaning.ts"
import { findContradiction } from "./find-contradiction.ts"
import { findMisplaced } from "./find-misplaced.ts"
import { findOutdated } from "./find-outdated.ts"
import { findTwice } from "./find-twice.ts"
import type { LinkedFigure, MeantFigure } from "./linked-figure.ts"

/** What is wrong with figures by what is on file: of each one finding at most, the one that explains the difference best. */
export function findStored(figures: readonly LinkedFigure[], language: LanguageCode): readonly Found[] {
  const chosen = chooseMeanings(figures)
  const found = chosen.flatMap((meant) => {
    if (meant.part.in === "headline") return []
    return findOutdated(meant, language) ?? findMisplaced(meant) ?? findContradiction(meant, language) ?? []
  })
  return [...found, ...findTwice(chosen, language)]
}

/** Each figure with the subject that it means. */
function chooseMeanings(figures: readonly LinkedFigure[]): readonly MeantFigure[] {
  const chosen = figures.flatMap((figure) => chooseMeaning(figure) ?? [])
  const said = Map.groupBy(
    chosen.filter(({ onFile }) => onFile.equal.length > 0),
    ({ match }) => match.subjectId,
  )
  return chosen.map((one) => ({
    ...one,
    isSaidElsewhere: (said.get(one.match.subjectId) ?? []).some(({ mention }) => mention !== one.mention),
  }))
}
