import type { Figure, Passage } from "./passage.ts"
import type { WordWeights } from "./weigh-words.ts"

/** What stands around a figure, with its weight. A word before the figure is another one than the same word behind it. */
export type Slot = {
  readonly words: ReadonlyMap<string, number>
  readonly figures: ReadonlyMap<string, number>
  /** The sum of the weights of the words. */
  readonly total: number
}

/** Words and figures on either side. */
const REACH = 8
const BY_DISTANCE = 0.8
/** Words beyond the next figure more likely belong to that one. */
const BEYOND_A_FIGURE = 0.5
/** What a word without a meaning weighs, and the end of the passage. */
const SMALL_WORD = 0.4
const EDGE = 0.6
/** What another figure adds that stands beside both. One that has changed takes nothing away. */
const A_FIGURE = 0.8

export function readSlot(passage: Passage, figure: Figure, weigh: WordWeights): Slot {
  const [words, figures] = [new Map<string, number>(), new Map<string, number>()]
  for (const step of [-1, 1] as const) readSide(passage, figure.at, step, weigh, { words, figures })
  return { words, figures, total: [...words.values()].reduce((sum, weight) => sum + weight, 0) }
}

type Read = { readonly words: Map<string, number>; readonly figures: Map<string, number> }

function readSide({ items }: Passage, from: number, step: 1 | -1, weigh: WordWeights, { words, figures }: Read): void {
  let factor = 1
  for (let at = from + step; Math.abs(at - from) <= REACH; at += step) {
    const item = items[at]
    const key = `${step} ${item?.concept ?? item?.figure?.mention.text.toLowerCase() ?? item?.word ?? ""}`
    if (item === undefined) {
      words.set(key, factor * EDGE)
      return
    }
    if (item.figure !== null) {
      figures.set(key, factor * A_FIGURE)
      factor *= BEYOND_A_FIGURE
    } else {
      if (!words.has(key)) words.set(key, factor * (item.concept === null ? SMALL_WORD : weigh(item.concept)))
      factor *= BY_DISTANCE
    }
  }
}

/** How much of what stands around two figures stands around both, on the same side: from 0 to 1, and above with figures. */
export function rateSlots(one: Slot, other: Slot): number {
  let shared = 0
  for (const [word, weight] of one.words) shared += Math.min(weight, other.words.get(word) ?? 0)
  for (const [figure, weight] of one.figures) if (other.figures.has(figure)) shared += weight
  return (2 * shared) / Math.max(one.total + other.total, 1)
}
