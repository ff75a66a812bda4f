import { type Circumstances, compareWordings } from "./examples.ts"
import { nameOutcome } from "./name-outcome.ts"
import { LINE_WIDTH } from "./number-line.ts"
import { COLOURS, drawing, element, label, line } from "./svg.ts"

/** A question, asked in its place in the order, with a pair to which the answer is yes. */
export type Question = {
  readonly asks: string
  readonly example: readonly [a: string, b: string, circumstances?: Circumstances]
  /** Told of the example where its wordings do not show it. */
  readonly note?: string
}

const ROW = 62
const TOP = 16
const BOX = 400
const ANSWER = 455

/** Questions from the top to the bottom, the last of which is none; a yes goes to the right, to what the engine says of the example. */
export function drawTree(title: string, questions: readonly Question[]): string {
  const parts = questions.flatMap((question, index) => drawQuestion(question, TOP + index * ROW, questions[index + 1]))
  return drawing(title, LINE_WIDTH, TOP + questions.length * ROW, parts)
}

function drawQuestion({ asks, example, note }: Question, y: number, next: Question | undefined): string[] {
  const [a, b, circumstances] = example
  const verdict = compareWordings(a, b, circumstances)
  const fill = COLOURS[verdict.verdict]
  const height = 42
  const box = { x: 10, y, width: BOX, height, rx: 6, fill: "#f5f6f8", stroke: COLOURS.faint }
  const down = [
    line(40, y + height, 40, y + ROW, { stroke: COLOURS.ink }),
    label(48, y + ROW - 6, "no", { "font-size": 11 }),
  ]
  return [
    element("rect", box),
    label(22, y + 26, asks),
    line(BOX + 10, y + 21, ANSWER, y + 21, { stroke: COLOURS.ink }),
    ...(next === undefined ? [] : [label(BOX + 20, y + 16, "yes", { "font-size": 11 })]),
    element("rect", { x: ANSWER, y: y + 2, width: LINE_WIDTH - ANSWER - 10, height: 38, rx: 6, fill }),
    label(ANSWER + 10, y + 17, nameOutcome(verdict), { fill: "#ffffff", "font-weight": "bold" }),
    label(ANSWER + 10, y + 33, `${a} × ${b}${note === undefined ? "" : `, ${note}`}`, {
      fill: "#ffffff",
      "font-size": 11,
    }),
    ...(next === undefined ? [] : down),
  ]
}
