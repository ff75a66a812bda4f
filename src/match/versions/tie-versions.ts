import type { MatchLanguage } from "../languages/match-language.ts"
import { MATCH_LANGUAGES } from "../languages/match-languages.ts"
import type { Steps } from "../texts/steps.ts"
import { findMoved } from "./find-moved.ts"
import { listPassages } from "./list-passages.ts"
import type { Free, Passage, Tie } from "./passage.ts"
import { tellDifference } from "./tell-difference.ts"
import { tiePassages } from "./tie-passages.ts"
import type { EarlierFigures, TiedFigure, TiedVersions, VersionText } from "./version-text.ts"

const NEW: TiedFigure = Object.freeze({ change: "new", was: null, of: null })
const ANY: Free = Object.freeze({ before: () => true, after: () => true })

/**
 * Ties the figures of a version to those of the version before: of equal sentences first, wherever they stand, then of
 * sentences that are alike, by the words around each figure. What is new is looked for among the figures that were
 * withdrawn earlier. The steps are bounded, and the time grows with the length of the texts.
 */
export function* tieVersionsInSteps(
  before: VersionText,
  after: VersionText,
  earlier: readonly EarlierFigures[] = [],
): Steps<TiedVersions> {
  const [one, other] = [yield* listPassages(before), yield* listPassages(after)]
  const language = MATCH_LANGUAGES[after.language]
  const ties = yield* tiePassages(one, other, ANY, language)
  const figures = listMentions(after).map(() => NEW)
  for (const [index, tied] of tellChanges(ties, one, other)) figures[index] = tied
  yield
  for (const [index, tied] of yield* findReturned(earlier, other, ties, language)) figures[index] = tied
  const tied = new Set(ties.map((tie) => tie.before.index))
  return { figures, withdrawn: [...listMentions(before).keys()].filter((index) => !tied.has(index)) }
}

function listMentions({ parts }: VersionText) {
  return parts.flatMap(({ mentions }) => mentions)
}

type Told = readonly (readonly [index: number, tied: TiedFigure])[]

function tellChanges(ties: readonly Tie[], before: readonly Passage[], after: readonly Passage[]): Told {
  const inOrder = ties.toSorted((one, other) => one.after.index - other.after.index)
  const moved = findMoved(inOrder.map((tie) => tie.before.passage))
  return inOrder.map((tie, at): Told[number] => {
    const [one, other] = [before[tie.before.passage] as Passage, after[tie.after.passage] as Passage]
    const of = tellDifference(tie, one, other)
    const was = tie.before.index
    if (of !== null) return [tie.after.index, { change: "changed", was, of }]
    return [tie.after.index, { change: "kept", was, of: moved.has(at) || one.in !== other.in ? "moved" : null }]
  })
}

/** The figures of a version that an earlier one had, and the one before not. */
function* findReturned(
  earlier: readonly EarlierFigures[],
  after: readonly Passage[],
  ties: readonly Tie[],
  language: MatchLanguage,
): Steps<Told> {
  const known = new Set(ties.map((tie) => tie.after))
  const passages: Passage[] = []
  const wanted = new Map<number, number>()
  let figures = 0
  for (const { version, withdrawn } of earlier) {
    for (const index of withdrawn) wanted.set(figures + index, wanted.size)
    passages.push(...(yield* listPassages(version, { passages: passages.length, figures })))
    figures += listMentions(version).length
  }
  const isFree: Free = { before: ({ index }) => wanted.has(index), after: (figure) => !known.has(figure) }
  const returned = yield* tiePassages(passages, after, isFree, language)
  return returned.map((tie): Told[number] => {
    const of = tellDifference(tie, passages[tie.before.passage] as Passage, after[tie.after.passage] as Passage)
    return [tie.after.index, { change: "returned", was: wanted.get(tie.before.index) as number, of }]
  })
}
