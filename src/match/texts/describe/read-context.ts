import type { Mention } from "../../../text/mention.ts"

/** The words before a figure, nearest first, and those after it. All figures among them are one word. */
export type WordContext = {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Whether the words before reach back to the beginning of the text, and those after to its end. */
  readonly startsText: boolean
  readonly endsText: boolean
}

const MOST_WORDS = 12
/** Characters on either side. */
const REACH = 120
const FIGURE = "0"
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.,]*/gu

export function readContext({ start, end }: Mention, text: string): WordContext {
  const before = listWords(text.slice(Math.max(0, start - REACH), start))
  const after = listWords(text.slice(end, end + REACH))
  return {
    before: before.toReversed().slice(0, MOST_WORDS),
    after: after.slice(0, MOST_WORDS),
    startsText: start <= REACH && before.length <= MOST_WORDS,
    endsText: text.length - end <= REACH && after.length <= MOST_WORDS,
  }
}

function listWords(text: string): readonly string[] {
  return (text.toLowerCase().match(WORD) ?? []).map((word) => (/\d/.test(word) ? FIGURE : word.replace(/[.,'’]+$/, "")))
}

/** How many words are the same right before two figures and right after them, up to the first that differs. */
export function countShared(a: WordContext, b: WordContext): { readonly before: number; readonly after: number } {
  return { before: countSharedWords(a.before, b.before), after: countSharedWords(a.after, b.after) }
}

/** Figures among the words are passed over without being counted, because two versions may differ in them too. */
function countSharedWords(a: readonly string[], b: readonly string[]): number {
  let count = 0
  for (const [index, word] of a.entries()) {
    if (word !== b[index]) break
    if (word !== FIGURE) count += 1
  }
  return count
}

const LEAST_A_SIDE = 2
const MOST_OTHER = 0.15

/**
 * Whether two figures stand in the same gap of one sentence that was written twice, so that what differs is the figure:
 * the words right around them are the same, and so are nearly all of the others.
 */
export function areVersions(a: WordContext, b: WordContext): boolean {
  const shared = countShared(a, b)
  const isSameBefore = shared.before >= LEAST_A_SIDE || (a.startsText && b.startsText && areSame(a.before, b.before))
  const isSameAfter = shared.after >= LEAST_A_SIDE || (a.endsText && b.endsText && areSame(a.after, b.after))
  if (!isSameBefore || !isSameAfter || shared.before + shared.after < LEAST_A_SIDE * 2) return false
  return shareOfOthers(a, b) <= MOST_OTHER
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index])
}

/** The part, from 0 to 1, of the words around the two figures that stand around one of them only. */
function shareOfOthers(a: WordContext, b: WordContext): number {
  const [wordsA, wordsB] = [
    [...a.before, ...a.after],
    [...b.before, ...b.after],
  ]
  const [inA, inB] = [new Set(wordsA), new Set(wordsB)]
  const others = wordsA.filter((word) => !inB.has(word)).length + wordsB.filter((word) => !inA.has(word)).length
  return others / (wordsA.length + wordsB.length)
}
