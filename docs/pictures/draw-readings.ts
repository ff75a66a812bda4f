import { readFigure } from "../../src/quantity/read-figure.ts"
import { type Axis, drawAxis, drawReadings, LINE_WIDTH } from "./number-line.ts"
import { COLOURS, drawing, element, label, line } from "./svg.ts"

const ROW = 30
const TOP = 40

/** Wordings one below the other, each with its two readings as they are when it stands alone. */
export function drawWordings(title: string, axis: Axis, wordings: readonly string[]): string {
  const bottom = TOP + wordings.length * ROW
  const rows = wordings.flatMap((wording, index) => {
    const read = readFigure(wording)
    if (!read.ok) throw new Error(read.reason)
    return drawReadings(axis, TOP + index * ROW + ROW / 2, wording, read.value)
  })
  return drawing(title, LINE_WIDTH, bottom + 28, [...drawKey(), ...drawAxis(axis, TOP, bottom), ...rows])
}

/** What the two kinds of line and of end mean. */
export function drawKey(): string[] {
  const [stated, implied] = [COLOURS.stated, COLOURS.implied]
  const dot = { r: 5, stroke: implied, "stroke-width": 2 }
  return [
    line(12, 16, 42, 16, { stroke: stated, "stroke-width": 3 }),
    label(50, 20, "stated"),
    line(112, 16, 142, 16, { stroke: implied, "stroke-width": 8 }),
    label(150, 20, "implied"),
    element("circle", { cx: 226, cy: 16, ...dot, fill: implied }),
    label(238, 20, "the end belongs to it"),
    element("circle", { cx: 396, cy: 16, ...dot, fill: "#ffffff" }),
    label(408, 20, "the end does not"),
    element("polygon", { points: "545,16 536,11 536,21", fill: stated }),
    label(554, 20, "goes on"),
  ]
}
