import type { MatchLanguage } from "../languages/match-language.ts"
import { listConcepts } from "../texts/describe/list-concepts.ts"
import type { Figure, Passage } from "./passage.ts"
import { rateSlots, readSlot, type Slot } from "./rate-slots.ts"
import { isOtherName, isSameNumber } from "./tell-difference.ts"
import type { VersionMention } from "./version-text.ts"
import type { WordWeights } from "./weigh-words.ts"

/** What speaks for two figures standing in one slot of a passage that was rewritten, beside what speaks for the passage. */
const LIKE_SLOTS = 0.6
const SAME_NUMBER = 0.3
const OTHER_UNIT = -0.15
const SAME_NOUN = 0.08
const OTHER_NOUN = -0.08
/** A figure in brackets that says another one in another unit, and one that says no other. */
const OTHER_ROLE = -0.2
/** Two numbers of two nouns rarely stand for one thing. */
const OTHER_NOUN_AND_NUMBER = -0.2
/** Two numbers of two speakers are rather two claims. */
const OTHER_SPEAKER_AND_NUMBER = -0.35
/** Each is the only figure of its dimension in its passage. */
const BOTH_ALONE = 0.18
const SAME_ORDER = 0.06
/** The least for the same number, and for another one. */
const TO_KEEP = 0.7
const TO_CHANGE = 0.72
/** How far apart two figures may stand in the order of the figures of their passages. */
export const MOST_APART = 8

/** A figure with what stands around it. */
export type Placed = {
  readonly figure: Figure
  readonly slot: Slot
  /** The concept of the head of its noun. */
  readonly noun: string | null
  readonly speaker: string | null
  /** Its place among the figures of its passage. */
  readonly rank: number
  readonly isAlone: boolean
}

/** The figures of a passage, each passage read once. */
export function placeOnce(weigh: WordWeights, language: MatchLanguage): (passage: Passage) => readonly Placed[] {
  const known = new Map<Passage, readonly Placed[]>()
  return (passage) => {
    const placed = known.get(passage) ?? place(passage, weigh, language)
    known.set(passage, placed)
    return placed
  }
}

function place(passage: Passage, weigh: WordWeights, language: MatchLanguage): readonly Placed[] {
  return passage.figures.map((figure, rank) => ({
    figure,
    slot: readSlot(passage, figure, weigh),
    ...readAround(figure, language),
    rank,
    isAlone: !passage.figures.some((other) => other !== figure && areOfOneDimension(other, figure)),
  }))
}

/** `base`: what speaks for the two passages being one. Null where too little speaks for one slot. */
export function rateTie(base: number, one: Placed, other: Placed): number | null {
  if (!areOfOneDimension(one.figure, other.figure)) return null
  const [mention, later] = [one.figure.mention, other.figure.mention]
  const isSame = isSameNumber(mention, later)
  const score =
    base +
    LIKE_SLOTS * rateSlots(one.slot, other.slot) +
    (isSame ? SAME_NUMBER : 0) +
    (mention.quantity?.unit === later.quantity?.unit ? 0 : OTHER_UNIT) +
    rateNouns(one.noun, other.noun, isSame) +
    (!isSame && isOtherName(one.speaker, other.speaker) ? OTHER_SPEAKER_AND_NUMBER : 0) +
    (one.isAlone && other.isAlone ? BOTH_ALONE : 0) +
    (isSame || isSaidTwice(mention) === isSaidTwice(later) ? 0 : OTHER_ROLE) +
    SAME_ORDER * (1 - Math.abs(one.rank - other.rank) / MOST_APART)
  return score >= (isSame ? TO_KEEP : TO_CHANGE) ? score : null
}

function readAround({ mention }: Figure, language: MatchLanguage): Pick<Placed, "noun" | "speaker"> {
  if (mention.quantity === null) return { noun: null, speaker: null }
  return { noun: nounOf(mention, language), speaker: mention.attribution }
}

/** The concept of the head of what a figure counts; null where nothing is said of it. */
export function nounOf(mention: VersionMention, language: MatchLanguage): string | null {
  return mention.quantity === null ? null : (listConcepts(mention.noun ?? "", language).at(-1) ?? null)
}

/** "870 hp (649 kW)" */
function isSaidTwice(mention: VersionMention): boolean {
  return mention.quantity !== null && mention.links.some(({ kind }) => kind === "same-quantity")
}

/** Numbers that were not understood are of one dimension, which no figure has. */
export function areOfOneDimension(one: Figure, other: Figure): boolean {
  return one.mention.quantity?.dimension === other.mention.quantity?.dimension
}

function rateNouns(one: string | null, other: string | null, isSame: boolean): number {
  if (one === null || other === null) return 0
  if (one === other) return SAME_NOUN
  return isSame ? OTHER_NOUN : OTHER_NOUN_AND_NUMBER
}
