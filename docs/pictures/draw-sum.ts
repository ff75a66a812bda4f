import { explainSum } from "../../src/compare/tell/explain-sum.ts"
import { drawBand } from "./draw-pairs.ts"
import { drawKey } from "./draw-readings.ts"
import { type Circumstances, compareWithSum } from "./examples.ts"
import { nameOutcome } from "./name-outcome.ts"
import { type Axis, drawAxis, drawReadings, LINE_WIDTH } from "./number-line.ts"
import { COLOURS, drawing, label } from "./svg.ts"
import { wrapText } from "./wrap-text.ts"

const TOP = 40
const ROW = 26
const LETTERS_A_LINE = 108

/** The parts as they are when they stand alone, their sum, and the whole that it is held against. */
export function drawSum(
  title: string,
  axis: Axis,
  whole: string,
  parts: readonly string[],
  circumstances: Circumstances = {},
): string {
  const verdict = compareWithSum(whole, parts, circumstances)
  const lines = wrapText(explainSum(verdict), LETTERS_A_LINE)
  const start = TOP + 24 + lines.length * 17
  const rows = [
    ...verdict.summands.flatMap(({ figures, subjectName }) =>
      figures.map(({ quantity }) => ({ name: `${quantity.text}, ${subjectName}`, readings: quantity })),
    ),
    { name: "the sum", readings: verdict.readings.b },
    { name: `${whole}, the whole`, readings: verdict.readings.a },
  ]
  const bottom = start + rows.length * ROW
  const fill = COLOURS[verdict.verdict]
  return drawing(title, LINE_WIDTH, bottom + 28, [
    ...drawKey(),
    label(10, TOP + 16, nameOutcome(verdict), { "font-weight": "bold", fill }),
    ...lines.map((text, index) => label(10, TOP + 34 + index * 17, text)),
    ...[verdict.gap.implied, verdict.gap.stated].flatMap((gap) => drawBand(axis, bottom - 2 * ROW, bottom, gap, fill)),
    ...drawAxis(axis, start, bottom),
    ...rows.flatMap(({ name, readings }, index) => drawReadings(axis, start + index * ROW + ROW / 2, name, readings)),
  ])
}
