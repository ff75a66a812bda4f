import type { Exact } from "../../src/quantity/numbers/exact.ts"
import type { Reading, Readings } from "../../src/quantity/numbers/reading.ts"
import { COLOURS, element, label, line } from "./svg.ts"

const LEFT = 210
const WIDTH = 760
const RIGHT = 30
export const LINE_WIDTH = WIDTH

export type Axis = { readonly from: number; readonly to: number; readonly step: number }

/** Where a number stands. Only a drawing may turn exact numbers into floats. */
export function place({ from, to }: Axis, value: number): number {
  return LEFT + ((value - from) / (to - from)) * (WIDTH - LEFT - RIGHT)
}

export function drawAxis(axis: Axis, top: number, bottom: number): string[] {
  const parts: string[] = []
  for (let tick = axis.from; tick <= axis.to; tick += axis.step) {
    const x = place(axis, tick)
    parts.push(line(x, top, x, bottom, { stroke: COLOURS.faint }))
    const text = tick.toLocaleString("en-GB")
    parts.push(label(x, bottom + 16, text, { "text-anchor": "middle", "font-size": 11 }))
  }
  return parts
}

/** A wording, its stated reading as a thin line, its implied reading as a thick one. */
export function drawReadings(axis: Axis, y: number, text: string, { stated, implied }: Readings): string[] {
  const name = label(10, y + 4, text)
  return [
    name,
    ...drawReading(axis, y, stated, COLOURS.stated, 3),
    ...drawReading(axis, y, implied, COLOURS.implied, 8),
  ]
}

function drawReading(axis: Axis, y: number, reading: Reading, stroke: string, width: number): string[] {
  const { min, max, minOpen, maxOpen } = reading
  const x1 = endOf(axis, min, axis.from)
  const x2 = endOf(axis, max, axis.to)
  return [
    line(x1, y, x2, y, { stroke, "stroke-width": width }),
    ...drawEnd(axis, x1, y, min, minOpen, stroke, -1),
    ...drawEnd(axis, x2, y, max, maxOpen, stroke, 1),
  ]
}

function endOf(axis: Axis, end: Exact | null, edge: number): number {
  return place(axis, end === null ? edge : Math.min(Math.max(end.valueOf(), axis.from), axis.to))
}

/** A full dot belongs to the reading, a hollow one does not; an arrow goes on beyond the picture. */
function drawEnd(
  axis: Axis,
  x: number,
  y: number,
  end: Exact | null,
  open: boolean,
  stroke: string,
  way: -1 | 1,
): string[] {
  const isBeyond = end === null || end.valueOf() < axis.from || end.valueOf() > axis.to
  if (isBeyond) {
    const [edge, tip] = [Math.round(x), Math.round(x) + way * 9]
    return [element("polygon", { points: `${tip},${y} ${edge},${y - 5} ${edge},${y + 5}`, fill: stroke })]
  }
  return [element("circle", { cx: x, cy: y, r: 5, stroke, "stroke-width": 2, fill: open ? "#ffffff" : stroke })]
}
