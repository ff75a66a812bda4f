import type { Mention } from "../../../text/mention.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import { splitClauses } from "./split-sentences.ts"

/** A word near a figure. `cost` is how far it is: a word costs 1, and what parts clauses costs more. */
export type ClauseWord = {
  /** Without the ending of a possessive. */
  readonly bare: string
  readonly lower: string
  readonly cost: number
  readonly start: number
  /** Whether it begins a sentence, so that its capital says nothing. */
  readonly isFirst: boolean
  /** Whether it stands before the figure. */
  readonly isBefore: boolean
}

/** Where a figure stands, and what it measures. */
export type FigurePlace = Pick<Mention, "start" | "end"> & { readonly quantity: Pick<Mention["quantity"], "dimension"> }

/** Characters on either side. */
const REACH = 120
const MOST_WORDS = 16
const WORD = /[\p{L}\p{N}]+(?:['’.]\p{L}+)*|[,;:()–—]/gu
const A_MARK = 4
const A_JOINT = 3
const A_FIGURE = 5

/** The words around a figure in its sentence up to the next figure, in the order of the text. */
export function listClauseWords(
  mentions: readonly FigurePlace[],
  index: number,
  text: string,
  language: MatchLanguage,
): readonly ClauseWord[] {
  const { start = 0, end = 0 } = mentions[index] ?? {}
  const from = Math.max(0, start - REACH)
  const { joints } = language.contrasts
  const before = splitClauses(text.slice(from, start), language).at(-1) ?? ""
  const [after = ""] = splitClauses(text.slice(end, end + REACH), language)
  const [previous, next] = [mentions[index - 1], mentions[index + 1]]
  const isPrevious = (at: number) => previous !== undefined && at >= previous.start && at < previous.end
  return [
    ...weigh(listWords(before, start - before.length, isPrevious).toReversed(), joints, true).toReversed(),
    ...weigh(
      listWords(next === undefined ? after : after.slice(0, Math.max(0, next.start - end)), end, isNever),
      joints,
      false,
    ),
  ]
}

const isNever = (): boolean => false

type Piece = {
  readonly text: string
  readonly start: number
  readonly isFigure: boolean
  readonly isFirst: boolean
}

function listWords(part: string, offset: number, isFigure: (at: number) => boolean): readonly Piece[] {
  return [...part.matchAll(WORD)].map(({ 0: text, index }) => ({
    text,
    start: offset + index,
    isFigure: isFigure(offset + index),
    isFirst: part.slice(0, index).trim().length <= 1,
  }))
}

/** From the figure outwards. */
function weigh(pieces: readonly Piece[], joints: ReadonlySet<string>, isBefore: boolean): readonly ClauseWord[] {
  const words: ClauseWord[] = []
  let cost = 0
  let wasFigure = false
  for (const { text, start, isFigure, isFirst } of pieces.slice(0, MOST_WORDS)) {
    const bare = text.replace(/['’]s$/, "")
    const lower = bare.toLowerCase()
    cost += isFigure ? (wasFigure ? 0 : A_FIGURE) : costOf(lower, joints)
    wasFigure = isFigure
    if (!isFigure && /[\p{L}\p{N}]/u.test(text))
      words.push({ bare, lower, cost, start, isFirst: isFirst && isBefore, isBefore })
  }
  return words
}

function costOf(word: string, joints: ReadonlySet<string>): number {
  if (joints.has(word)) return A_JOINT
  return /^[\p{L}\p{N}]/u.test(word) ? 1 : A_MARK
}
