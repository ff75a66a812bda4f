import { type Exact, ZERO } from "../../../quantity/numbers/exact.ts"
import type { Reading } from "../../../quantity/numbers/reading.ts"
import type { Quantity } from "../../../quantity/quantity.ts"
import type { Description } from "../../texts/describe/description.ts"

/** "Three dead and five wounded" is eight in all. Longer lists add up to anything by chance. */
const MOST_PARTS = 4
/** Figures on either side of one that are looked at. */
const REACH = 6

/** Whether a figure of a text and up to three others near it of its unit add up to what a headline says. */
export function mayBeSum(total: Quantity, { all, index, mention }: Description): boolean {
  const within = readTotal(total)
  const others = all
    .slice(Math.max(0, index - REACH), index + REACH + 1)
    .filter((other) => other !== mention && other.quantity.unit === mention.quantity.unit)
    .flatMap(({ quantity: { value } }) => (value !== null && value.s > 0n ? [value] : []))
  const { value } = mention.quantity
  return value !== null && addsUp(value, others, MOST_PARTS - 1, within)
}

/** Whatever a headline that rounds writes so. */
function readTotal({ stated: { min, max }, precision }: Quantity): Reading {
  const half = (precision ?? ZERO).div(2)
  return { min: min?.sub(half) ?? null, max: max?.add(half) ?? null, minOpen: false, maxOpen: false }
}

function addsUp(sum: Exact, others: readonly Exact[], most: number, total: Reading): boolean {
  if (most === 0) return false
  return others.some((other, at) => {
    const next = sum.add(other)
    return lies(next, total) || addsUp(next, others.slice(at + 1), most - 1, total)
  })
}

function lies(value: Exact, { min, max }: Reading): boolean {
  return value.gt(ZERO) && (min === null || value.gte(min)) && (max === null || value.lte(max))
}
