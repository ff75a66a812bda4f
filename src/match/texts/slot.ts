import type { Mention } from "../../text/mention.ts"

/** The words before a figure, nearest first, and those after it; figures among them are all one word. */
export type Slot = {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Whether the text begins or ends within the words. */
  readonly startsText: boolean
  readonly endsText: boolean
}

const WORDS = 12
const REACH = 120
const FIGURE = "0"
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.,]*/gu

export function readSlot({ start, end }: Mention, text: string): Slot {
  const [before, after] = [
    listWords(text.slice(Math.max(0, start - REACH), start)),
    listWords(text.slice(end, end + REACH)),
  ]
  return {
    before: before.toReversed().slice(0, WORDS),
    after: after.slice(0, WORDS),
    startsText: start <= REACH && before.length <= WORDS,
    endsText: text.length - end <= REACH && after.length <= WORDS,
  }
}

function listWords(text: string): readonly string[] {
  return (text.toLowerCase().match(WORD) ?? []).map((word) => (/\d/.test(word) ? FIGURE : word.replace(/[.,'’]+$/, "")))
}

/** How many words are the same on both sides right before and right after two figures. */
export function sharedSlot(a: Slot, b: Slot): { readonly before: number; readonly after: number } {
  return { before: countShared(a.before, b.before), after: countShared(a.after, b.after) }
}

/** Figures among them are passed over: they may differ, and say nothing. */
function countShared(a: readonly string[], b: readonly string[]): number {
  return a.slice(0, lengthShared(a, b)).filter((word) => word !== FIGURE).length
}

function lengthShared(a: readonly string[], b: readonly string[]): number {
  const first = a.findIndex((word, index) => word !== b[index])
  return first < 0 ? a.length : first
}

const LEAST = 2
const MOST_OTHER = 0.15

/**
 * Whether two figures stand in one place of one sentence that was written twice: then what differs is the figure. The
 * words right around them are the same, and nearly all of the others are.
 */
export function areVersions(a: Slot, b: Slot): boolean {
  const shared = sharedSlot(a, b)
  const isSameBefore = shared.before >= LEAST || (a.startsText && b.startsText && areSame(a.before, b.before))
  const isSameAfter = shared.after >= LEAST || (a.endsText && b.endsText && areSame(a.after, b.after))
  if (!isSameBefore || !isSameAfter || shared.before + shared.after < LEAST * 2) return false
  return shareOfOthers(a, b) <= MOST_OTHER
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && lengthShared(a, b) === a.length
}

/** The share of the words around the one figure that are not around the other. */
function shareOfOthers(a: Slot, b: Slot): number {
  const [wordsA, wordsB] = [
    [...a.before, ...a.after],
    [...b.before, ...b.after],
  ]
  const [inA, inB] = [new Set(wordsA), new Set(wordsB)]
  const others = wordsA.filter((word) => !inB.has(word)).length + wordsB.filter((word) => !inA.has(word)).length
  return others / Math.max(1, wordsA.length + wordsB.length)
}
