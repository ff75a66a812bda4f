import type { Exact } from "../numbers/exact.ts"
import { closed, type OpenEnds, type Reading, type Readings } from "../numbers/reading.ts"
import type { PointHedge } from "../quantity.ts"
import { raise, type Situation, up, widthOf } from "./situation.ts"

/** The ends of a range as they were said, and the hedge before it, which moves them. */
type Range = { readonly low: Exact; readonly high: Exact; readonly moved?: PointHedge } & OpenEnds

/**
 * A range, with the hedge before it. "About" moves both ends; a lower bound leaves no upper end, and a reader takes it to
 * stop at the next round number; an upper bound starts at zero, or nowhere for what can be negative; "nearly" moves the
 * end that is nearer to zero towards it, "just over" the other away from it.
 */
export function readHedgedRange(range: Range, situate: (value: Exact) => Situation): Readings {
  const [low, high] = [situate(range.low), situate(range.high)]
  const { minOpen = false, maxOpen = false } = range
  const plain = { min: range.low, max: range.high, minOpen, maxOpen }
  switch (range.moved ?? "none") {
    case "none":
    case "exactly":
      return { stated: plain, implied: plain }
    case "about":
      return readLevels((level) => moveBoth(low, high, level))
    case "nearly":
      return readLevels((level) => moveNearer(low, high, level))
    case "just-over":
      return readLevels((level) => moveFurther(low, high, level))
    case "more-than":
    case "at-least":
      return { stated: { ...plain, max: null, maxOpen: false }, implied: closed(range.low, up(high)) }
    case "up-to":
    case "at-most":
    case "less-than":
      return { stated: { ...plain, min: low.floor, minOpen: false }, implied: plain }
  }
}

type Level = keyof Readings

function readLevels(read: (level: Level) => Reading): Readings {
  return { stated: read("stated"), implied: read("implied") }
}

function moveBoth(low: Situation, high: Situation, level: Level): Reading {
  return closed(lowered(low, reachAbout(low, level)), high.value.add(reachAbout(high, level)))
}

function reachAbout(s: Situation, level: Level): Exact {
  const width = widthOf(s, s.profile.about[level])
  const half = s.unit.div(2)
  return width.gte(half) ? width : half
}

function moveNearer(low: Situation, high: Situation, level: Level): Reading {
  if (high.value.s < 0n) return closed(low.value, high.value.add(widthOf(high, high.profile.nearly[level])))
  return closed(lowered(low, widthOf(low, low.profile.nearly[level])), high.value)
}

function moveFurther(low: Situation, high: Situation, level: Level): Reading {
  if (high.value.s < 0n) return closed(low.value.sub(widthOf(low, low.profile.justOver[level])), high.value)
  return closed(low.value, high.value.add(widthOf(high, high.profile.justOver[level])))
}

function lowered(s: Situation, by: Exact): Exact {
  return raise(s.value.sub(by), s)
}
