import type { Mention } from "../../text/mention.ts"
import { type Aside, findAside } from "./asides.ts"
import { FATES, SCOPES } from "./concepts.ts"
import { middleOf } from "./likeness-of-values.ts"
import { readSlot, type Slot } from "./slot.ts"
import { listConcepts } from "./words.ts"

/** The figures of a text; with the text itself, the words around them tell figures apart too. */
export type TextFigures = { readonly mentions: readonly Mention[]; readonly text?: string }

/** A word near a figure. `weight` falls with the distance. */
export type Near = { readonly concept: string; readonly isBefore: boolean; readonly weight: number }

/** What a text tells of one of its figures, apart from its value. */
export type Described = {
  readonly index: number
  readonly mention: Mention
  /** About how much, in its own unit. */
  readonly middle: number
  /** The mentions of its text. */
  readonly all: readonly Mention[]
  /** What is counted, by its head word; null where the text leaves it to the reader. */
  readonly head: string | null
  readonly modifiers: readonly string[]
  readonly near: readonly Near[]
  /** What befell those who are counted: "dead" in "three people were killed". */
  readonly fate: string | null
  /** Which part of a whole it is said of: "world" in "$84 million worldwide". */
  readonly scope: string | null
  readonly role: "part" | "whole" | null
  readonly aside: Aside | null
  /** The words right around it; null without a text. */
  readonly slot: Slot | null
  /** 0 for the first figure of the text, 1 for the last. */
  readonly place: number
}

/** Vague figures name no number, and so meet none. */
export function describeFigures(read: TextFigures): readonly Described[] {
  return read.mentions
    .map((_, index) => describe(read, index))
    .filter(({ mention }) => mention.quantity.hedge !== "vague")
}

function describe({ mentions, text }: TextFigures, index: number): Described {
  const mention = mentions[index] as Mention
  const nouns = listConcepts(mention.noun ?? "")
  const near = text === undefined ? [] : listNear(mentions, index, text)
  return {
    index,
    mention,
    middle: middleOf(mention.quantity),
    all: mentions,
    head: nouns.at(-1) ?? null,
    modifiers: nouns.slice(0, -1),
    near,
    fate: nouns.findLast((noun) => FATES.has(noun)) ?? findNearest(near, FATES),
    scope: findNearest(near, SCOPES),
    role: findRole(mentions, index),
    aside: text === undefined ? null : findAside(mention, text),
    slot: text === undefined ? null : readSlot(mention, text),
    place: index / Math.max(mentions.length - 1, 1),
  }
}

/** "N of M": the part is linked to its whole. */
function findRole(mentions: readonly Mention[], index: number): Described["role"] {
  if (mentions[index]?.links.some(({ kind }) => kind === "out-of")) return "part"
  const isWhole = mentions[index - 1]?.links.some((link) => link.kind === "out-of" && link.with === index)
  return isWhole ? "whole" : null
}

/** Far words are said of something else. Of two that are equally near, the one after the figure. */
function findNearest(near: readonly Near[], words: ReadonlySet<string>): string | null {
  const [nearest] = near
    .filter(({ concept, weight }) => words.has(concept) && weight > 0.45)
    .toSorted((one, other) => other.weight - one.weight || Number(one.isBefore) - Number(other.isBefore))
  return nearest?.concept ?? null
}

/** A sentence rarely says within so many letters what it does not say of the figure. */
const REACH = 90
const SENTENCE_END = /[.!?]["'”’)]*\s+(?=\p{Lu})|\n|;/u

/** The words before and after a figure in its sentence. Those beyond the next figure rather belong to that one. */
function listNear(mentions: readonly Mention[], index: number, text: string): readonly Near[] {
  const { start, end } = mentions[index] as Mention
  const previous = mentions[index - 1]?.end ?? 0
  const next = mentions[index + 1]?.start ?? text.length
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(SENTENCE_END)
      .at(-1) ?? ""
  const [after = ""] = text.slice(end, end + REACH).split(SENTENCE_END)
  return [
    ...weigh(
      listConcepts(before).toReversed(),
      listConcepts(before.slice(-Math.max(1, start - previous))).length,
      true,
    ),
    ...weigh(listConcepts(after), listConcepts(after.slice(0, Math.max(0, next - end))).length, false),
  ]
}

const BEYOND_A_FIGURE = 0.4

function weigh(concepts: readonly string[], own: number, isBefore: boolean): readonly Near[] {
  return concepts.slice(0, 9).map((concept, distance) => ({
    concept,
    isBefore,
    weight: 0.85 ** distance * (distance < own ? 1 : BEYOND_A_FIGURE),
  }))
}
