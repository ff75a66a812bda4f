import { type Exact, exact, printExact, readExact } from "./exact.ts"

/** An interval. An end is part of it unless it is open. A null end is unbounded; its open flag is then false. */
export type Reading = {
  readonly min: Exact | null
  readonly max: Exact | null
  readonly minOpen: boolean
  readonly maxOpen: boolean
}

/** What the words commit the speaker to, and what a reader takes away; the implied reading lies within the stated one. */
export type Readings = { readonly stated: Reading; readonly implied: Reading }

/** A reading as JSON and the database hold it: decimal strings, null = unbounded. */
export type PrintedReading = {
  readonly min: string | null
  readonly max: string | null
  readonly minOpen: boolean
  readonly maxOpen: boolean
}

/** Which ends of a range are no part of it, where it was said by a floor and a ceiling: "more than 30 but under 50". */
export type OpenEnds = { readonly minOpen?: boolean; readonly maxOpen?: boolean }

export const UNBOUNDED: Reading = { min: null, max: null, minOpen: false, maxOpen: false }

/** [min, max] */
export function closed(min: Exact, max: Exact): Reading {
  return { min, max, minOpen: false, maxOpen: false }
}

/** [value, value] */
export function point(value: Exact): Reading {
  return closed(value, value)
}

/** True when no number lies in it. Unbounded ends are never empty. */
export function isEmpty({ min, max, minOpen, maxOpen }: Reading): boolean {
  if (min === null || max === null) return false
  const order = min.compare(max)
  return order > 0 || (order === 0 && (minOpen || maxOpen))
}

/** True when every number of `inner` lies in `outer`. */
export function liesWithin(inner: Reading, outer: Reading): boolean {
  return startsWithin(inner, outer) && endsWithin(inner, outer)
}

function startsWithin(inner: Reading, outer: Reading): boolean {
  if (outer.min === null) return true
  if (inner.min === null) return false
  const order = inner.min.compare(outer.min)
  return order > 0 || (order === 0 && (inner.minOpen || !outer.minOpen))
}

function endsWithin(inner: Reading, outer: Reading): boolean {
  if (outer.max === null) return true
  if (inner.max === null) return false
  const order = inner.max.compare(outer.max)
  return order < 0 || (order === 0 && (inner.maxOpen || !outer.maxOpen))
}

export function printReading(reading: Reading): PrintedReading {
  return {
    min: reading.min && printExact(reading.min),
    max: reading.max && printExact(reading.max),
    minOpen: reading.minOpen,
    maxOpen: reading.maxOpen,
  }
}

export function readReading(printed: PrintedReading): Reading {
  return {
    min: printed.min === null ? null : readExact(printed.min),
    max: printed.max === null ? null : readExact(printed.max),
    minOpen: printed.minOpen,
    maxOpen: printed.maxOpen,
  }
}

/** Multiplies both ends by `factor` and, for a negative factor, swaps them. */
export function scaleReading(reading: Reading, factor: Exact | number): Reading {
  const by = exact(1).mul(factor)
  const min = reading.min?.mul(by) ?? null
  const max = reading.max?.mul(by) ?? null
  if (by.s >= 0n) return { ...reading, min, max }
  return { min: max, max: min, minOpen: reading.maxOpen, maxOpen: reading.minOpen }
}
