import type { Gap } from "../../src/compare/pair/gap.ts"
import type { Verdict } from "../../src/compare/pair/verdict.ts"
import { explainVerdict } from "../../src/compare/tell/explain-verdict.ts"
import { drawKey } from "./draw-readings.ts"
import { type Circumstances, compareWordings } from "./examples.ts"
import { nameOutcome } from "./name-outcome.ts"
import { type Axis, drawAxis, drawReadings, LINE_WIDTH, place } from "./number-line.ts"
import { COLOURS, drawing, element, label } from "./svg.ts"
import { wrapText } from "./wrap-text.ts"

export type Example = readonly [a: string, b: string, circumstances?: Circumstances]

const TOP = 40
const ROW = 26
const LETTERS_A_LINE = 108
const HEAD = 42

/** Pairs one below the other: both readings beside each other, the gap that decided, the verdict in its own words. */
export function drawPairs(title: string, axis: Axis, examples: readonly Example[]): string {
  const parts: string[] = drawKey()
  let y = TOP
  for (const [a, b, circumstances] of examples) {
    const verdict = compareWordings(a, b, circumstances)
    const block = drawPair(axis, y, verdict)
    parts.push(...block.parts)
    y = block.bottom + 18
  }
  return drawing(title, LINE_WIDTH, y, parts)
}

function drawPair(axis: Axis, top: number, verdict: Verdict): { parts: string[]; bottom: number } {
  const { a, b } = verdict.figures
  const readings = shownReadings(verdict)
  const lines = wrapText(explainVerdict(verdict), LETTERS_A_LINE)
  const start = top + HEAD - 18 + lines.length * 17
  const end = start + 2 * ROW
  const parts = [
    label(10, top + 16, `${nameOutcome(verdict)} · ${verdict.relation ?? "no relation"}`, {
      "font-weight": "bold",
      fill: COLOURS[verdict.verdict],
    }),
    ...lines.map((text, index) => label(10, top + 34 + index * 17, text)),
    ...drawGap(axis, start, end, verdict),
    ...drawAxis(axis, start, end),
    ...drawReadings(axis, start + ROW / 2, a.quantity.text, readings.a),
    ...drawReadings(axis, start + ROW / 2 + ROW, b.quantity.text, readings.b),
  ]
  return { parts, bottom: end + 20 }
}

/** Where rounding decided, what rounds to the numerals; else the readings as said. */
function shownReadings(verdict: Verdict): Verdict["readings"] {
  const isRounded = verdict.verdict === "agree" && verdict.basis === "rounding"
  return isRounded ? (verdict.rounded ?? verdict.readings) : verdict.readings
}

/** A band between the nearest ends: of the implied readings, and darker of the stated ones. */
function drawGap(axis: Axis, top: number, bottom: number, verdict: Verdict): string[] {
  if (verdict.verdict === "not-comparable") return []
  const fill = COLOURS[verdict.verdict]
  return [verdict.gap.implied, verdict.gap.stated].flatMap((gap) => drawBand(axis, top, bottom, gap, fill))
}

export function drawBand(axis: Axis, top: number, bottom: number, { apart, from, to }: Gap, fill: string): string[] {
  if (!apart || from === null || to === null) return []
  const [x, end] = [place(axis, from.valueOf()), place(axis, to.valueOf())]
  return [element("rect", { x, y: top, width: end - x, height: bottom - top, fill, "fill-opacity": "0.18" })]
}
