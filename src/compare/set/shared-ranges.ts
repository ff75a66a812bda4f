import type { Exact } from "../../quantity/numbers/exact.ts"
import type { Reading } from "../../quantity/numbers/reading.ts"

/** A reading by the ranks of its ends among all ends: closed, and whole numbers, so that a sweep is quick. */
export type Ranked = { readonly start: number; readonly end: number }

/**
 * An end of a reading: an open lower end lies just above its number, an open upper end just below. Unbounded ends lie
 * beyond all others.
 */
type End = { readonly at: Exact | null; readonly beside: -1 | 0 | 1; readonly beyond: -1 | 0 | 1 }

/** One for each reading, in their order. A reading that is null stays null. */
export function rankReadings(readings: readonly (Reading | null)[]): readonly (Ranked | null)[] {
  const ends = readings.flatMap((reading) => (reading === null ? [] : [startOf(reading), endOf(reading)]))
  const sorted = [...ends].sort(orderEnds)
  const ranks = new Map<End, number>()
  let rank = 0
  for (const [at, end] of sorted.entries()) {
    const before = sorted[at - 1]
    if (before !== undefined && orderEnds(before, end) !== 0) rank += 1
    ranks.set(end, rank)
  }
  let next = 0
  const take = () => ranks.get(ends[next++] as End) ?? 0
  return readings.map((reading) => (reading === null ? null : { start: take(), end: take() }))
}

function startOf({ min, minOpen }: Reading): End {
  return { at: min, beside: minOpen ? 1 : 0, beyond: min === null ? -1 : 0 }
}

function endOf({ max, maxOpen }: Reading): End {
  return { at: max, beside: maxOpen ? -1 : 0, beyond: max === null ? 1 : 0 }
}

function orderEnds(p: End, q: End): number {
  if (p.at === null || q.at === null) return p.beyond - q.beyond
  return p.at.compare(q.at) || p.beside - q.beside
}

/**
 * Every set of readings with a number in common to which no other can be added, each by its indexes: the readings at
 * each start, since a common number can be moved down to the start of one of them.
 */
export function listMeetings(ranked: readonly (Ranked | null)[], among: readonly number[]): readonly number[][] {
  const present = among.filter((index) => ranked[index])
  const starts = new Set(present.map((index) => ranked[index]?.start ?? 0))
  return [...starts].map((start) =>
    present.filter((index) => {
      const reading = ranked[index]
      return reading && reading.start <= start && start <= reading.end
    }),
  )
}

/**
 * What readings that meet have in common: from the highest start to the lowest end. There must be one reading at least,
 * and a number that lies in all of them.
 */
export function intersect(readings: readonly Reading[]): Reading {
  const highest = readings.reduce((best, one) => (orderEnds(startOf(one), startOf(best)) > 0 ? one : best))
  const lowest = readings.reduce((best, one) => (orderEnds(endOf(one), endOf(best)) < 0 ? one : best))
  return Object.freeze({ min: highest.min, minOpen: highest.minOpen, max: lowest.max, maxOpen: lowest.maxOpen })
}
