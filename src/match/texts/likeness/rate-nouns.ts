import type { Description } from "../describe/description.ts"

const SAME = 2.5
const NEAR_THE_OTHER = 1.5
const DIFFERENT = -1.3
/** Of amounts the noun says less, because the unit already says what is measured. */
const DIFFERENT_OF_AMOUNTS = -0.5

/** What the nouns of two figures say about whether they count one thing; null where they count different people. */
export function rateNouns(a: Description, b: Description): number | null {
  if (haveTwoFates(a, b)) return null
  const [isANearB, isBNearA] = [isHeadNear(a, b), isHeadNear(b, a)]
  if (a.head === null || b.head === null) return isANearB || isBNearA ? NEAR_THE_OTHER : 0
  if (a.head === b.head) return SAME + rateModifiers(a.modifiers, b.modifiers)
  if (isANearB && isBNearA) return NEAR_THE_OTHER
  if (a.mention.quantity.dimension !== "count") return DIFFERENT_OF_AMOUNTS
  // The noun of the one that stands near the other may be another thing in the same sentence, so it says nothing.
  return isANearB || isBNearA || a.isOpen || b.isOpen ? 0 : DIFFERENT
}

/** Three who died and five who were hurt, by any noun. Shares and amounts stand near such words by chance. */
function haveTwoFates(a: Description, b: Description): boolean {
  return a.mention.quantity.dimension === "count" && a.fate !== null && b.fate !== null && a.fate !== b.fate
}

/** "Two dead" beside "dead: two", or "two bus drivers" beside "two drivers of a bus". */
function isHeadNear({ head }: Description, other: Description): boolean {
  return head !== null && (other.modifiers.includes(head) || other.near.has(head))
}

/** "Confirmed cases" and "new cases" are two things; "cases" may be either. */
function rateModifiers(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  return a.some((one) => b.includes(one)) ? 0.5 : -1
}
