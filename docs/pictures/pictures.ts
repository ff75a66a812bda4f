import { exact } from "../../src/quantity/numbers/exact.ts"
import { drawPairs } from "./draw-pairs.ts"
import { drawWordings } from "./draw-readings.ts"
import { drawStrips } from "./draw-strips.ts"
import { drawSum } from "./draw-sum.ts"
import { drawTree } from "./draw-tree.ts"
import { compareWordings, onDay, percent } from "./examples.ts"

const DAY = 86_400_000
const NOON = Date.parse("2024-11-04T12:00:00Z")

/** The day so many days after 4 November 2024. */
function dayAfter(days: number): { readonly asOf: ReturnType<typeof onDay> } {
  return { asOf: onDay(new Date(NOON + days * DAY).toISOString().slice(0, 10)) }
}

/** Every picture of docs/semantics.md by its file name. What they show of readings and verdicts the engine says. */
export const PICTURES: Readonly<Record<string, () => string>> = Object.freeze({
  "hedges.svg": () =>
    drawWordings("The two readings of each hedge at 12,000", { from: 8000, to: 16_000, step: 1000 }, [
      "12,000",
      "exactly 12,000",
      "about 12,000",
      "nearly 12,000",
      "just over 12,000",
      "over 12,000",
      "at least 12,000",
      "up to 12,000",
      "at most 12,000",
      "under 12,000",
      "10,000-12,000",
    ]),
  "round-numbers.svg": () =>
    drawWordings("How far a bound is taken to reach", { from: 0, to: 200, step: 20 }, [
      "over 70",
      "over 75",
      "over 100",
      "over 110",
      "up to 70",
      "up to 100",
      "up to 110",
      "dozens",
    ]),
  "rounding.svg": () =>
    drawPairs("A bare numeral beside another, and beside a bound", { from: 9000, to: 13_000, step: 500 }, [
      ["12,000", "11,967"],
      ["10,000", "10,400"],
      ["12,000", "under 12,000", { tolerance: percent("0") }],
    ]),
  "gap.svg": () =>
    drawPairs("The gap between readings", { from: 7000, to: 13_000, step: 1000 }, [
      ["10,000", "nearly 12,000"],
      ["about 10,000", "12,000"],
      ["over 7,000", "10,000"],
    ]),
  "ends.svg": () =>
    drawPairs(
      "Open and closed ends, with 5 % allowed",
      { from: 90, to: 105, step: 5 },
      [
        ["exactly 95", "exactly 100"],
        ["under 95", "exactly 100"],
      ].map(([a = "", b = ""]) => [a, b, { tolerance: percent("5") }]),
    ),
  "relations.svg": () =>
    drawPairs("How the stated readings lie to each other", { from: 6000, to: 14_000, step: 1000 }, [
      ["over 7,000", "more than 7,000"],
      ["11,500", "10,000-12,000"],
      ["10,000-12,000", "11,000-13,000"],
      ["exactly 10,000", "exactly 12,000"],
    ]),
  "tree.svg": () =>
    drawTree("How a verdict is reached, question by question", [
      { asks: "Is there something in the way of comparing?", example: ["12,000", "several"] },
      {
        asks: "Part and whole: is the part no higher than allowed?",
        example: ["8,000", "10,000", { relation: "a-part-of-b" }],
        note: "the first a part",
      },
      {
        asks: "Running total: is the later figure the higher?",
        example: ["8,000", "12,000", { measure: "cumulative", b: dayAfter(1) }],
        note: "a day later",
      },
      { asks: "Are the implied readings close enough?", example: ["about 12,000", "over 11,000"] },
      {
        asks: "One claimant's own later figure, the earlier said no more?",
        example: ["1,500", "3,000", { a: { claimants: ["NIS"] }, b: { claimants: ["NIS"], ...dayAfter(5) } }],
        note: "one claimant, days later",
      },
      { asks: "Are the stated readings close enough?", example: ["over 7,000", "10,000"] },
      { asks: "No: what was stated is too far apart.", example: ["10,000", "nearly 12,000"] },
    ]),
  "measures.svg": () =>
    drawStrips(
      "Two figures and their dates, by measure",
      "12,000 so many days after 10,000 (before, where negative), by two claimants:",
      { from: -40, to: 40, step: 10 },
      (["stock", "flow", "cumulative"] as const).map((measure) => ({
        name: measure,
        at: (days) => compareWordings("10,000", "12,000", { measure, b: dayAfter(days) }),
      })),
    ),
  "parts.svg": () =>
    drawStrips(
      "A part beside its whole",
      "So many as a part of exactly 100, of at most 100, of over 100:",
      { from: 60, to: 180, step: 20 },
      ["exactly 100", "at most 100", "over 100"].map((whole) => ({
        name: `of ${whole}`,
        at: (value) => compareWordings(`exactly ${value}`, whole, { relation: "a-part-of-b" }),
      })),
    ),
  "sum.svg": () =>
    drawSum("A whole beside the sum of its parts", { from: 0, to: 14_000, step: 2000 }, "12,000", [
      "about 6,000",
      "over 3,000",
    ]),
  "severity.svg": () =>
    drawStrips(
      "Severity by the size of the gap",
      "So many beside exactly 100, with 5 % allowed, and with thresholds of 20 and 40 %:",
      { from: 0, to: 220, step: 20 },
      [{}, { severity: { medium: exact(20), high: exact(40) } }].map((tolerance, index) => ({
        name: index === 0 ? "default: 5 and 25 %" : "20 and 40 %",
        at: (value) =>
          compareWordings(`exactly ${value}`, "exactly 100", { tolerance: { ...percent("5"), ...tolerance } }),
      })),
    ),
})
