import type { MatchLanguage } from "../languages/match-language.ts"
import type { Steps } from "../texts/steps.ts"
import { findPlaces } from "./find-places.ts"
import { listAlike } from "./list-alike.ts"
import { pairEqual, type Side } from "./pair-equal.ts"
import type { Figure, Free, Passage, PassagePair, Tie } from "./passage.ts"
import { areOfOneDimension, placeOnce } from "./rate-ties.ts"
import { tieAlike } from "./tie-alike.ts"
import { tieBeside } from "./tie-beside.ts"
import { weighWords } from "./weigh-words.ts"

/**
 * The figures of two texts that stand in one slot: those of equal passages, wherever they stand, and then those of
 * passages that are alike. Only figures that are free are tied.
 */
export function* tiePassages(
  before: readonly Passage[],
  after: readonly Passage[],
  isFree: Free,
  language: MatchLanguage,
): Steps<readonly Tie[]> {
  const equal = yield* pairEqual(sideOf(before, isFree.before), sideOf(after, isFree.after))
  const ties: Tie[] = []
  for (const pair of equal)
    ties.push(...tieEqual(pair).filter((tie) => isFree.before(tie.before) && isFree.after(tie.after)))
  yield
  const tied = new Set(ties.flatMap((tie) => [tie.before, tie.after]))
  const isLeft: Free = {
    before: (figure) => isFree.before(figure) && !tied.has(figure),
    after: (figure) => isFree.after(figure) && !tied.has(figure),
  }
  const left = { before: sideOf(before, isLeft.before).wanted, after: sideOf(after, isLeft.after).wanted }
  if (left.before.length === 0 || left.after.length === 0) return ties
  const weigh = weighWords([...before, ...after])
  yield
  const places = findPlaces(equal, left.before)
  const alike = yield* listAlike(left.before, left.after, weigh, places.listInPlace)
  ties.push(...(yield* tieAlike(alike, isLeft, places, placeOnce(weigh, language))))
  const known = new Set(ties.flatMap((tie) => [tie.before, tie.after]))
  const isOpen: Free = {
    before: (figure) => isFree.before(figure) && !known.has(figure),
    after: (figure) => isFree.after(figure) && !known.has(figure),
  }
  return [...ties, ...tieBeside(ties, before, after, isOpen, language)]
}

function sideOf(all: readonly Passage[], isFree: (figure: Figure) => boolean): Side {
  return { all, wanted: all.filter(({ figures }) => figures.some(isFree)) }
}

/** In passages with the same words the figures stand in the same slots. */
function tieEqual({ before, after }: PassagePair): readonly Tie[] {
  return before.figures.flatMap((figure, index) => {
    const other = after.figures[index]
    return other !== undefined && areOfOneDimension(figure, other) ? [{ before: figure, after: other }] : []
  })
}
