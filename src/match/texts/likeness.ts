import { OPEN_NOUNS } from "./concepts.ts"
import type { Described, Near } from "./describe-figures.ts"

/**
 * How much speaks for two figures being about the same thing, whatever their values; null where they cannot be: an age
 * and a span of time, the dead and the wounded.
 */
export function likeness(a: Described, b: Described): number | null {
  if (!isOfOneKind(a, b)) return null
  const nouns = likenessOfNouns(a, b)
  if (nouns === null) return null
  const words = Math.min(likenessOfWords(a.near, b.near), MOST_FROM_WORDS)
  return nouns + words + likenessOfScopes(a, b) + likenessOfRoles(a, b) + likenessOfSpeaker(a, b)
}

const MOST_FROM_WORDS = 4

/** Whether two points have a scale in common is for their judge: "14 March" and "14 March 2015" have. */
function isOfOneKind({ mention: a }: Described, { mention: b }: Described): boolean {
  if (a.reader === "date" && b.reader === "date") return true
  if (a.quantity.dimension !== b.quantity.dimension) return false
  if ((a.reader === "age") !== (b.reader === "age")) return false
  return (a.quantity.change === undefined) === (b.quantity.change === undefined)
}

function likenessOfNouns(a: Described, b: Described): number | null {
  if (haveTwoFates(a, b)) return null
  if (a.head === null || b.head === null) return isHeadNear(a, b) || isHeadNear(b, a) ? 1.5 : 0
  if (a.head === b.head) return 2.5 + likenessOfModifiers(a.modifiers, b.modifiers)
  if (isHeadNear(a, b) && isHeadNear(b, a)) return 1.5
  if (a.mention.quantity.dimension !== "count") return -0.5
  return isHeadNear(a, b) || isHeadNear(b, a) || a.modifiers.includes(b.head) || b.modifiers.includes(a.head)
    ? HEAD_OF_ONE
    : OPEN_NOUNS.has(a.head) || OPEN_NOUNS.has(b.head)
      ? 0
      : DIFFERENT_NOUNS
}

function likenessOfScopes(a: Described, b: Described): number {
  if (a.scope === null || b.scope === null) return 0
  return a.scope === b.scope ? 1 : -1.5
}

/** In "three of the five" the three are a part and the five the whole. */
function likenessOfRoles(a: Described, b: Described): number {
  return a.role !== null && b.role !== null && a.role !== b.role ? -2 : 0
}

const DIFFERENT_NOUNS = -1.3

/** The noun of one near the other may be another thing in the same sentence. */
const HEAD_OF_ONE = 0

/** Three who died and five who were hurt, by whatever noun. Shares and amounts stand near such words by chance. */
function haveTwoFates(a: Described, b: Described): boolean {
  return a.mention.quantity.dimension === "count" && a.fate !== null && b.fate !== null && a.fate !== b.fate
}

/** "Two dead" beside "dead: two". */
function isHeadNear(a: Described, b: Described): boolean {
  return a.head !== null && (b.modifiers.includes(a.head) || b.near.some(({ concept }) => concept === a.head))
}

/** "Confirmed cases" and "new cases" are two things; "cases" may be either. */
function likenessOfModifiers(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  return a.some((one) => b.includes(one)) ? 0.5 : -1
}

/** Words on the same side of both figures tell more than words that changed sides. */
function likenessOfWords(a: readonly Near[], b: readonly Near[]): number {
  let sum = 0
  const seen = new Set<string>()
  for (const one of a) {
    if (seen.has(one.concept)) continue
    seen.add(one.concept)
    sum += Math.max(0, ...b.filter(({ concept }) => concept === one.concept).map((other) => weighShared(one, other)))
  }
  return sum
}

function weighShared(a: Near, b: Near): number {
  return a.weight * b.weight * (a.isBefore === b.isBefore ? 1 : 0.7)
}

function likenessOfSpeaker({ mention: a }: Described, { mention: b }: Described): number {
  return a.attribution !== null && a.attribution === b.attribution ? 0.3 : 0
}
