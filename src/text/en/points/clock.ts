import { isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { meanExactly, type PointFound } from "../../points/point.ts"
import { standsAlone } from "./tokens.ts"

/**
 * "7pm", "7 p.m.", "3:30 pm", "19:30", in minutes since midnight. "7:30" alone may be either half of the day, or a
 * score, and is not read.
 */
export function readClock(scan: Scan, at: number): PointFound | null {
  const hour = Number(/^\d{1,2}$/.test(textAt(scan, at)) ? textAt(scan, at) : Number.NaN)
  if (!(hour <= 24)) return null
  const minutes = readMinutes(scan, at)
  const after = minutes === null ? at + 1 : at + 3
  const half = readHalf(scan, after)
  if (half === null ? minutes === null || hour < 13 || hour > 23 : hour < 1 || hour > 12) return null
  if (half === null && !standsAlone(scan, at, after)) return null
  const meaning = meanExactly((half === null ? hour : (hour % 12) + half.hours) * 60 + (minutes ?? 0))
  const end = skipZone(scan, half?.end ?? after)
  return { start: at, end, reader: "clock", dimension: "clock", meaning }
}

const ZONES: ReadonlySet<string> = new Set("gmt utc bst cet cest est edt cst cdt mst mdt pst pdt et".split(" "))

/** Time zones are read but not converted, since two reports of one event mostly use the same one. */
function skipZone({ tokens }: Scan, at: number): number {
  return ZONES.has(tokens[at]?.text ?? "") ? at + 1 : at
}

function readMinutes(scan: Scan, at: number): number | null {
  const isTied = isJoined(scan.tokens, at + 1) && isJoined(scan.tokens, at + 2)
  if (!isTied || textAt(scan, at + 1) !== ":" || !/^[0-5]\d$/.test(textAt(scan, at + 2))) return null
  return Number(textAt(scan, at + 2))
}

function readHalf(scan: Scan, at: number): { hours: number; end: number } | null {
  const text = textAt(scan, at)
  if (text === "am" || text === "pm") return { hours: text === "pm" ? 12 : 0, end: at + 1 }
  if (!/^[ap]$/.test(text) || textAt(scan, at + 1) !== "." || textAt(scan, at + 2) !== "m") return null
  return { hours: text === "p" ? 12 : 0, end: textAt(scan, at + 3) === "." ? at + 4 : at + 3 }
}
