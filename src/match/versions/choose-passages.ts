import { type Figure, isTelling, type Passage, type PassagePair } from "./passage.ts"
import type { VersionMention } from "./version-text.ts"

/** What speaks for two passages with the same words being one. Two with nothing for them but their words are not. */
const TELLING = 1
const SAME_PART = 0.5
const SAME_NEIGHBOUR = 0.5
const SAME_MARKS = 0.4
const SAME_FIGURE = 2
const LEAST = 0.9
/** So little speaks for the same place that it decides only where nothing else does. */
const SAME_PLACE = 0.01
/** In a text of so few passages the words are enough. */
const FEW = 2

type Passages = readonly Passage[]

/** Which of several passages with the same words is which: by their figures, their neighbours and their place. */
export function choosePassages(
  before: Passages,
  after: Passages,
  allBefore: Passages,
  allAfter: Passages,
): readonly PassagePair[] {
  const rated = after.flatMap((one, at) =>
    before.map((other, index) => {
      const place = SAME_PLACE * (1 - Math.abs(index / before.length - at / after.length))
      return { before: other, after: one, score: rate(other, one, allBefore, allAfter) + place }
    }),
  )
  const taken = new Set<Passage>()
  return rated
    .filter(({ score }) => score >= LEAST)
    .sort((one, other) => other.score - one.score)
    .filter(({ before: one, after: other }) => {
      if (taken.has(one) || taken.has(other)) return false
      taken.add(one).add(other)
      return true
    })
}

function rate(one: Passage, other: Passage, allBefore: Passages, allAfter: Passages): number {
  const neighbours = [-1, 1].filter((step) =>
    isSameNeighbour(allBefore[one.index + step], allAfter[other.index + step], one),
  )
  const isEnough = isTelling(one) || (allBefore.length <= FEW && allAfter.length <= FEW)
  return (
    (isEnough ? TELLING : 0) +
    neighbours.length * SAME_NEIGHBOUR +
    (one.in === other.in ? SAME_PART : 0) +
    (one.marks === other.marks ? SAME_MARKS : 0) +
    rateFigures(one, other)
  )
}

/** How near the figures of two passages are to one another, each to the one in the same place of the order. */
export function rateFigures(one: Passage, other: Passage): number {
  const nearness = one.figures.map((figure, index) => rateNearness(figure, other.figures[index]))
  return nearness.reduce((sum, each) => sum + each, 0) / Math.max(1, nearness.length)
}

/** The next row of the same list tells nothing. */
function isSameNeighbour(one: Passage | undefined, other: Passage | undefined, beside: Passage): boolean {
  return one !== undefined && one.open === other?.open && one.open !== beside.open
}

/** The most for the same wording, and up to 1 for others, the nearer the more. Amounts of one row rarely change much at once. */
function rateNearness({ mention }: Figure, other: Figure | undefined): number {
  if (other === undefined) return 0
  if (mention.text.toLowerCase() === other.mention.text.toLowerCase()) return SAME_FIGURE
  const [one, another] = [numberOf(mention), numberOf(other.mention)]
  return one > 0 && another > 0 ? 1 / (1 + 4 * Math.abs(Math.log(one / another))) : 0
}

function numberOf({ quantity }: VersionMention): number {
  return quantity?.value?.valueOf() ?? 0
}
