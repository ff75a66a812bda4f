import { type Exact, exact, larger, ZERO } from "../../quantity/numbers/exact.ts"
import type { Reading } from "../../quantity/numbers/reading.ts"
import type { Side } from "./figure.ts"

/**
 * How two readings face each other. `from` is the smaller of their upper ends and `to` the larger of their lower ends:
 * if the readings are apart, these are the two nearest ends; if they meet, these bound what they share. Null: unbounded.
 */
export type Gap = {
  readonly from: Exact | null
  readonly to: Exact | null
  /** 0 for readings that meet, and for readings that touch without meeting. */
  readonly distance: Exact
  /** No number lies in both. */
  readonly apart: boolean
  /** Both nearest ends belong to their readings, so that values exactly `distance` apart exist. */
  readonly closed: boolean
  /** The reading that lies below the other, where they are apart. */
  readonly lower: Side | null
}

export function measureGap(a: Reading, b: Reading): Gap {
  const mins = orderMins(a.min, b.min)
  const maxes = orderMaxes(a.max, b.max)
  const to = mins < 0 ? b.min : a.min
  const from = maxes > 0 ? b.max : a.max
  const closed = !startsOpen(a, b, mins) && !endsOpen(a, b, maxes)
  const order = to === null || from === null ? -1 : to.compare(from)
  const apart = order > 0 || (order === 0 && !closed)
  const distance = order > 0 && to !== null && from !== null ? to.sub(from) : ZERO
  return { from, to, distance, apart, closed, lower: apart ? lowerSide(mins, maxes) : null }
}

/** Some x in one reading and y in the other lie no more than `allowance` apart. */
export function isWithin(gap: Gap, allowance: Exact): boolean {
  if (!gap.apart) return true
  const order = gap.distance.compare(allowance)
  return order < 0 || (order === 0 && gap.closed)
}

/** One reading ends where the other begins, as 20 and "more than 20" do, and not at zero. */
export function onlyTouch({ apart, distance, to }: Gap): boolean {
  return apart && distance.n === 0n && to?.n !== 0n
}

const HUNDRED = exact(100)

/** The gap in percent of the larger magnitude of the two nearest ends. */
export function percentOf(gap: Gap): Exact {
  if (gap.distance.n === 0n) return ZERO
  return gap.distance.mul(HUNDRED).div(largestMagnitude(gap))
}

export function largestMagnitude({ from, to }: Gap): Exact {
  if (from === null) return to === null ? ZERO : to.abs()
  return to === null ? from.abs() : larger(from.abs(), to.abs())
}

/** One nearest end lies below zero and the other above, or one of them is zero. */
export function spansZero({ from, to }: Gap): boolean {
  if (from === null || to === null) return false
  return from.n === 0n || to.n === 0n || from.s !== to.s
}

export function hasOppositeSigns(gap: Gap): boolean {
  return spansZero(gap) && gap.from?.n !== 0n && gap.to?.n !== 0n
}

/** An unbounded lower end is below every other. */
export function orderMins(a: Exact | null, b: Exact | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  return a.compare(b)
}

function orderMaxes(a: Exact | null, b: Exact | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a.compare(b)
}

function startsOpen(a: Reading, b: Reading, mins: number): boolean {
  return (mins >= 0 && a.minOpen) || (mins <= 0 && b.minOpen)
}

function endsOpen(a: Reading, b: Reading, maxes: number): boolean {
  return (maxes <= 0 && a.maxOpen) || (maxes >= 0 && b.maxOpen)
}

/** [7, 7] lies above [5, 7) and below (7, 8]: of readings that are apart, one pair of ends may be equal, never both. */
function lowerSide(mins: number, maxes: number): Side {
  return mins < 0 || (mins === 0 && maxes < 0) ? "a" : "b"
}
