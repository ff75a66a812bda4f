import { type Exact, ZERO } from "../../quantity/numbers/exact.ts"
import { point, type Reading } from "../../quantity/numbers/reading.ts"
import type { ChosenSummands } from "./choose-summands.ts"
import type { Growth } from "./sum-verdict.ts"

/** What the parts come to. `readings` are those of the summands' figures, one summand after the other. */
export function sumUp({ summands, missing, isOpen }: ChosenSummands, readings: readonly Reading[]): Reading {
  let next = 0
  const each = summands.map(({ figures, growth }) => {
    const own = readings.slice(next, next + figures.length)
    next += figures.length
    return allowGrowth(hullOf(own), growth)
  })
  return addReadings(missing.length === 0 && !isOpen ? each : [...each, UNCOUNTED])
}

/** A part that nobody has counted: any number from 0 upwards, 0 included. Amounts of a sum are never negative. */
const UNCOUNTED: Reading = Object.freeze({ min: ZERO, max: null, minOpen: false, maxOpen: false })

/** Every sum of a number from each: ends add up, unbounded where one is, closed only where all are. */
function addReadings(readings: readonly Reading[]): Reading {
  return readings.reduce(addReading, point(ZERO))
}

function addReading(a: Reading, b: Reading): Reading {
  const min = addEnds(a.min, b.min)
  const max = addEnds(a.max, b.max)
  return {
    min,
    max,
    minOpen: min !== null && (a.minOpen || b.minOpen),
    maxOpen: max !== null && (a.maxOpen || b.maxOpen),
  }
}

function addEnds(a: Exact | null, b: Exact | null): Exact | null {
  return a && b && a.add(b)
}

/**
 * From the least lower end to the greatest upper end: whichever of the readings is right lies in it. An end is closed
 * where one of the readings that reach so far is closed there.
 */
function hullOf(readings: readonly Reading[]): Reading {
  return readings.reduce(joinReadings)
}

function joinReadings(a: Reading, b: Reading): Reading {
  const mins = a.min && b.min ? a.min.compare(b.min) : 0
  const maxes = a.max && b.max ? b.max.compare(a.max) : 0
  return {
    min: a.min && b.min && (mins <= 0 ? a.min : b.min),
    max: a.max && b.max && (maxes <= 0 ? a.max : b.max),
    minOpen: a.min !== null && b.min !== null && (mins > 0 || a.minOpen) && (mins < 0 || b.minOpen),
    maxOpen: a.max !== null && b.max !== null && (maxes > 0 || a.maxOpen) && (maxes < 0 || b.maxOpen),
  }
}

/**
 * A running total on another day than its own: counted earlier it has no upper end, counted later it reaches down to 0.
 */
function allowGrowth(reading: Reading, growth: Growth): Reading {
  if (growth === "since") return { ...reading, max: null, maxOpen: false }
  return growth === "until" ? { ...reading, min: ZERO, minOpen: false } : reading
}
