import type { Verdict } from "../../src/compare/pair/verdict.ts"
import { nameOutcome } from "./name-outcome.ts"
import { type Axis, drawAxis, LINE_WIDTH, place } from "./number-line.ts"
import { COLOURS, drawing, element, label } from "./svg.ts"

/** What the engine says at every point of an axis: stretches of one outcome, each with its name. */
export type Strip = { readonly name: string; readonly at: (value: number) => Verdict }

const TOP = 78
const ROW = 36
const HEIGHT = 24

export function drawStrips(title: string, caption: string, axis: Axis, strips: readonly Strip[]): string {
  const bottom = TOP + strips.length * ROW - 4
  const parts = strips.flatMap(({ name, at }, index) => drawStrip(axis, TOP + index * ROW, name, at))
  const head = [label(10, 24, caption), ...drawKey(48)]
  return drawing(title, LINE_WIDTH, bottom + 30, [...head, ...drawAxis(axis, TOP - 10, bottom), ...parts])
}

type Stretch = { readonly from: number; readonly to: number; readonly verdict: Verdict }

function drawStrip(axis: Axis, y: number, name: string, at: Strip["at"]): string[] {
  const stretches = findStretches(axis, at)
  return [label(10, y + 17, name), ...stretches.flatMap((stretch) => drawStretch(axis, y, stretch))]
}

/** Every whole number of the axis is asked; one stands for the half before and the half behind it. */
function findStretches({ from, to }: Axis, at: Strip["at"]): Stretch[] {
  const stretches: Stretch[] = []
  for (let value = from; value <= to; value += 1) {
    const verdict = at(value)
    const last = stretches.at(-1)
    if (last !== undefined && nameOutcome(last.verdict) === nameOutcome(verdict)) {
      stretches[stretches.length - 1] = { ...last, to: value }
    } else stretches.push({ from: value, to: value, verdict })
  }
  return stretches
}

/** Its name stands inside where there is room; the key tells the rest. */
function drawStretch(axis: Axis, y: number, { from, to, verdict }: Stretch): string[] {
  const [x, end] = [place(axis, Math.max(from - 0.5, axis.from)), place(axis, Math.min(to + 0.5, axis.to))]
  const name = FORMS.map((form) => form(verdict)).find((text) => text.length * LETTER < end - x) ?? ""
  const isPale = "severity" in verdict && verdict.severity === "low"
  const look = { "text-anchor": "middle", "font-size": 11, fill: isPale ? COLOURS.ink : "#ffffff" }
  const bar = {
    x,
    y,
    width: end - x,
    height: HEIGHT,
    fill: COLOURS[verdict.verdict],
    "fill-opacity": opacityOf(verdict),
  }
  return [
    element("rect", { x, y, width: end - x, height: HEIGHT, fill: "#ffffff" }),
    element("rect", bar),
    ...(name === "" ? [] : [label((x + end) / 2, y + 16, name, look)]),
  ]
}

const LETTER = 6.5
const FORMS = [nameOutcome, (verdict: Verdict) => ("severity" in verdict ? verdict.severity : verdict.verdict)]

function opacityOf(verdict: Verdict): string {
  return "severity" in verdict ? OPACITIES[verdict.severity] : "1"
}

const OPACITIES = Object.freeze({ low: "0.35", medium: "0.7", high: "1" })

const KEY = [
  ["agree", COLOURS.agree, "1"],
  ["tension: low", COLOURS.tension, OPACITIES.low],
  ["medium", COLOURS.tension, OPACITIES.medium],
  ["high", COLOURS.tension, OPACITIES.high],
  ["conflict: low", COLOURS.conflict, OPACITIES.low],
  ["medium", COLOURS.conflict, OPACITIES.medium],
  ["high", COLOURS.conflict, OPACITIES.high],
  ["not-comparable", COLOURS["not-comparable"], "1"],
] as const

function drawKey(y: number): string[] {
  let x = 10
  return KEY.flatMap(([name, fill, opacity]) => {
    const parts = [
      element("rect", { x, y: y - 10, width: 14, height: 12, fill, "fill-opacity": opacity }),
      label(x + 19, y, name, { "font-size": 11 }),
    ]
    x += 19 + name.length * LETTER + 12
    return parts
  })
}
