import type { Mention } from "../../../text/mention.ts"
import type { SumWords } from "../../languages/sum-words.ts"

/** A whole and what looks like its parts, in the order of the text. `words` are what is said of each part. */
export type Group = {
  readonly whole: Mention
  readonly parts: readonly Part[]
  /** The words between the whole and its first part. */
  readonly between: string
  readonly isWholeLast: boolean
}

/** `lead` and `behind`: what stands before it and behind it, up to the next figures; `words`: what is said of it alone. */
export type Part = {
  readonly mention: Mention
  readonly lead: string
  readonly behind: string
  readonly words: string
}

const MOST_PARTS = 5
/** Characters between two figures of a group at most. */
const REACH = 140
const SENTENCE_END = /[.!?]["'”’)]*\s+(?=\p{Lu})|\n/u
const JOINT = /[,;]|\s(?:and|und)\s/u

/** Every figure of a text with the figures of its unit right after it, and those before one that is said to be their total. */
export function listGroups(mentions: readonly Mention[], text: string, words: SumWords): readonly Group[] {
  return mentions.flatMap((_, index) => [
    ...groupAfter(mentions, index, text, words),
    ...groupBefore(mentions, index, text, words),
  ])
}

function groupAfter(all: readonly Mention[], index: number, text: string, words: SumWords): readonly Group[] {
  const whole = all[index] as Mention
  const isOutOf = all[index - 1]?.links.some((link) => link.kind === "out-of" && link.with === index) ?? false
  let end = index + 1
  let sentences = 0
  for (; end < all.length && end - index <= MOST_PARTS; end += 1) {
    const gap = gapBetween(all[end - 1], all[end], text)
    if (gap === null || !isLike(all[end], whole)) break
    sentences += SENTENCE_END.test(gap) ? 1 : 0
    if (sentences > 1) break
  }
  const first = isOutOf ? [index - 1] : []
  const indexes = [...first, ...range(index + 1, end)]
  if (indexes.length < 2) return []
  const parts = indexes.map((at) => partAt(all, at, at < index ? index : at, text))
  const between = gapBetween(whole, all[index + 1], text) ?? ""
  return isReadWhole(all, text, first[0] ?? index, end - 1) ? [{ whole, parts, between, isWholeLast: false }] : []
}

function groupBefore(all: readonly Mention[], index: number, text: string, { inAll }: SumWords): readonly Group[] {
  const whole = all[index] as Mention
  let start = index
  while (start > 0 && index - start < MOST_PARTS) {
    const gap = gapBetween(all[start - 1], all[start], text)
    if (gap === null || SENTENCE_END.test(gap) || !isLike(all[start - 1], whole)) break
    start -= 1
  }
  const between = gapBetween(all[index - 1], whole, text) ?? ""
  const [after = ""] = text.slice(whole.end, whole.end + REACH).split(SENTENCE_END)
  if (index - start < 2 || !(inAll.test(between) || inAll.test(after)) || !isReadWhole(all, text, start, index)) return []
  return [{ whole, parts: range(start, index).map((at) => partAt(all, at, at, text)), between, isWholeLast: true }]
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}

function isLike(one: Mention | undefined, whole: Mention): boolean {
  return one?.quantity.unit === whole.quantity.unit && one.quantity.change === undefined && one.quantity.hedge !== "vague"
}

function gapBetween(one: Mention | undefined, next: Mention | undefined, text: string): string | null {
  if (one === undefined || next === undefined || next.start < one.end || next.start - one.end > REACH) return null
  return text.slice(one.end, next.start)
}

/** No digit lies between the figures of a group that was read as no figure. */
function isReadWhole(all: readonly Mention[], text: string, first: number, last: number): boolean {
  return range(first, last).every((at) => !/\d/.test(text.slice(all[at]?.end, all[at + 1]?.start)))
}

/** What is said of "50 out of 80" stands behind the 80, the figure at `last`. */
function partAt(all: readonly Mention[], at: number, last: number, text: string): Part {
  const mention = all[at] as Mention
  const [end, next] = [all[last]?.end ?? mention.end, all[last + 1]?.start ?? text.length]
  const from = Math.max(all[at - 1]?.end ?? 0, mention.start - REACH)
  const lead = text.slice(from, mention.start).split(SENTENCE_END).at(-1) ?? ""
  const [behind = ""] = text.slice(end, Math.min(next, end + REACH)).split(SENTENCE_END)
  const own = lead.split(JOINT).at(-1) ?? ""
  return { mention, lead, behind, words: `${own} ${behind.split(JOINT)[0] ?? ""}` }
}
