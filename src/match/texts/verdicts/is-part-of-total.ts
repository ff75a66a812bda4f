import type { Exact } from "../../../quantity/numbers/exact.ts"
import type { Mention } from "../../../text/mention.ts"

/** "Three dead and five wounded" is eight in all. Longer lists add up to anything by chance. */
const MOST_PARTS = 4

/**
 * Whether a figure and its neighbours in the text, two to four in a row, add up to a total of the other text. Such a
 * figure is a part of the total and not its rival.
 */
export function isPartOfTotal(mentions: readonly Mention[], index: number, total: Mention): boolean {
  const { unit, value } = total.quantity
  if (value === null) return false
  for (let first = Math.max(0, index - MOST_PARTS + 1); first <= index; first += 1) {
    if (addsUp(mentions.slice(first, first + MOST_PARTS), index - first, unit, value)) return true
  }
  return false
}

/** Whether the first of the parts, up to the one at `needed` or a later one, make the total. */
function addsUp(parts: readonly Mention[], needed: number, unit: string, total: Exact): boolean {
  let sum: Exact | null = null
  for (const [index, { quantity }] of parts.entries()) {
    if (quantity.unit !== unit || quantity.value === null || quantity.value.s <= 0n) return false
    sum = sum === null ? quantity.value : sum.add(quantity.value)
    if (index > 0 && index >= needed && sum.equals(total)) return true
  }
  return false
}
