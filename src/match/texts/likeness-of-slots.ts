import { areVersions, type Slot, sharedSlot } from "./slot.ts"

type SlotLikeness = { readonly likeness: number; readonly areVersions: boolean }

const NOTHING: SlotLikeness = Object.freeze({ likeness: 0, areVersions: false })
const MOST_A_SIDE = 4
const BY_WORD = 0.4
const VERSIONS = 5

/** The same words right before two figures, and right after them, make it likely that they are said of one thing. */
export function likenessOfSlots(a: Slot | null, b: Slot | null): SlotLikeness {
  if (a === null || b === null) return NOTHING
  const { before, after } = sharedSlot(a, b)
  if (before + after === 0) return NOTHING
  const words = Math.min(before, MOST_A_SIDE) + Math.min(after, MOST_A_SIDE)
  if (areVersions(a, b)) return { likeness: VERSIONS + words * BY_WORD, areVersions: true }
  return { likeness: before > 0 && after > 0 ? words * BY_WORD : 0, areVersions: false }
}
