import type { Mention } from "../../../text/mention.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import type { SumWords } from "../../languages/sum-words.ts"
import { endsSentence, splitClauses } from "../../texts/describe/split-sentences.ts"

/** A whole and what looks like its parts, in the order of the text. `words` are what is said of each part. */
export type Group = {
  readonly whole: Mention
  readonly parts: readonly Part[]
  /** The words before the whole, and those between it and the part next to it. */
  readonly before: string
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

const MOST_PARTS = 7
/** Sentences in which the parts of a whole stand at most, with its own. */
const MOST_SENTENCES = 4
/** Characters between two figures of a group at most. */
const REACH = 160

type Told = {
  readonly mentions: readonly Mention[]
  readonly text: string
  readonly language: Pick<MatchLanguage, "isAbbreviation">
}

/**
 * What may be a whole and its parts, by wholes: every figure of a text with the figures of its unit right after it, as many as
 * end a sentence or are said to be the rest, and with those before it where it is said to be their total. The likeliest first.
 */
export function listGroups(told: Told, words: SumWords): readonly (readonly Group[])[] {
  return told.mentions.flatMap((whole, index) => [
    groupsAfter(told, whole, index, words),
    [...groupBefore(told, whole, index, words), ...groupsOfRest(told, whole, index, words)],
  ])
}

function groupsAfter(told: Told, whole: Mention, index: number, words: SumWords): readonly Group[] {
  const isOutOf = isPartOf(told, index - 1, words)
  if (isPartOf(told, index, words)) return []
  const ends = range(index + 2, endOfParts(told, whole, index) + 1)
  const groups = ends.flatMap((end): Group[] => {
    const indexes = [...(isOutOf ? [index - 1] : []), ...range(index + 1, end)]
    if (indexes.length < 2 || !areAllRead(told, indexes[0] ?? index, end - 1)) return []
    const parts = indexes.map((at) => partAt(told, at, at < index ? index : at, words))
    const before = told.text.slice(Math.max(0, whole.start - REACH), whole.start)
    return [{ whole, parts, before, between: gapBefore(told, index + 1) ?? "", isWholeLast: false }]
  })
  const isRest = (group: Group) => words.rest.test(group.parts.at(-1)?.lead ?? "")
  const endsThere = (group: Group) => endsAt(told, group, words)
  return [...groups.filter(isRest), ...groups.filter((group) => !isRest(group) && endsThere(group))]
}

/** "17 of 22 counts": the figure is a part of the next. */
function isPartOf(told: Told, index: number, { partOf }: SumWords): boolean {
  const mention = told.mentions[index]
  if (mention === undefined) return false
  const isLinked = mention.links.some(({ kind, with: of }) => kind === "out-of" && of === index + 1)
  return isLinked || partOf.test(gapBefore(told, index + 1) ?? "")
}

/** Whether no figure of the sentence follows the last part, or none that the sentence still tells of the whole. */
function endsAt({ mentions, text, language }: Told, { parts }: Group, { leaves }: SumWords): boolean {
  const last = parts.at(-1)?.mention
  const next = last && mentions[mentions.indexOf(last) + 1]
  if (last === undefined || next === undefined) return true
  const gap = text.slice(last.end, next.start)
  return endsSentence(gap, language) || leaves.test(gap)
}

function endOfParts(told: Told, whole: Mention, index: number): number {
  let end = index + 1
  for (let sentences = 1; end - index <= MOST_PARTS; end += 1) {
    const gap = gapBefore(told, end)
    if (gap === null || !isLike(told.mentions[end], whole)) break
    sentences += splitClauses(gap, told.language).length - 1
    if (sentences > MOST_SENTENCES) break
  }
  return end
}

function groupBefore(told: Told, whole: Mention, index: number, words: SumWords): readonly Group[] {
  const { mentions, text } = told
  let start = index
  while (index - start < MOST_PARTS && isLike(mentions[start - 1], whole)) {
    const gap = gapBefore(told, start)
    const isOther = splitClauses(gap ?? "", told.language).length > 1
    if (gap === null || (isOther && (start < index || !words.inAll.test(gap)))) break
    start -= 1
  }
  if (index - start < 2 || !areAllRead(told, start, index)) return []
  const between = gapBefore(told, index) ?? ""
  const [after = ""] = splitClauses(text.slice(whole.end, whole.end + REACH), told.language)
  if (!words.inAll.test(between) && !words.inAll.test(after)) return []
  const parts = range(start, index).map((at) => partAt(told, at, at, words))
  return [{ whole, parts, before: between, between, isWholeLast: true }]
}

/** "A has 50 and B 30. The remaining 20 of the 100 seats": with the rest go the parts that were told before it. */
function groupsOfRest(told: Told, whole: Mention, index: number, words: SumWords): readonly Group[] {
  const rest = told.mentions[index - 1]
  if (rest === undefined || !isPartOf(told, index - 1, words)) return []
  if (!words.rest.test(told.text.slice(Math.max(0, rest.start - REACH), rest.start))) return []
  const starts: number[] = []
  let sentences = 1
  for (let start = index - 1; start > 0 && index - start <= MOST_PARTS && isLike(told.mentions[start - 1], whole); ) {
    const gap = gapBefore(told, start)
    sentences += splitClauses(gap ?? "", told.language).length - 1
    if (gap === null || sentences > MOST_SENTENCES) break
    start -= 1
    if (index - start > 2) starts.push(start)
  }
  return starts
    .filter((start) => areAllRead(told, start, index - 1))
    .map((start) => {
      const parts = range(start, index).map((at) => partAt(told, at, at === index - 1 ? index : at, words))
      return { whole, parts, before: "", between: "", isWholeLast: true }
    })
    .reverse()
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}

function isLike(one: Mention | undefined, whole: Mention): boolean {
  const isOfUnit = one?.quantity.unit === whole.quantity.unit
  return isOfUnit && one.quantity.change === undefined && one.quantity.hedge !== "vague"
}

/** The words between a figure and the one before it; null where they stand too far apart. */
function gapBefore({ mentions, text }: Told, at: number): string | null {
  const [one, next] = [mentions[at - 1], mentions[at]]
  if (one === undefined || next === undefined || next.start < one.end || next.start - one.end > REACH) return null
  return text.slice(one.end, next.start)
}

/** No digit lies between the figures of a group that was read as no figure. */
function areAllRead(told: Told, first: number, last: number): boolean {
  return range(first, last).every((at) => !/\d/.test(gapBefore(told, at + 1) ?? ""))
}

/** What is said of "50 out of 80" stands behind the 80, the figure at `last`. */
function partAt({ mentions, text, language }: Told, at: number, last: number, { joint }: SumWords): Part {
  const mention = mentions[at] as Mention
  const [end, next] = [mentions[last]?.end ?? mention.end, mentions[last + 1]?.start ?? text.length]
  const from = Math.max(mentions[at - 1]?.end ?? 0, mention.start - REACH)
  const lead = splitClauses(text.slice(from, mention.start), language).at(-1) ?? ""
  const [behind = ""] = splitClauses(text.slice(end, Math.min(next, end + REACH)), language)
  const own = lead.split(joint).at(-1) ?? ""
  return { mention, lead, behind, words: `${own} ${behind.split(joint)[0] ?? ""}` }
}
