import type { PrintedVerdict } from "../compare/print-verdict.ts"

/** A verdict as a pair's row keeps it: without what has a column of its own. */
export type PrintedDetail = Omit<PrintedVerdict, "verdict" | "severity">

const MIRRORED = { "a-within-b": "b-within-a", "b-within-a": "a-within-b" } as const

/** The same verdict with its two figures exchanged. */
export function swapSides(detail: PrintedDetail): PrintedDetail {
  const { readings, relation, later } = detail
  const isOneWithin = relation === "a-within-b" || relation === "b-within-a"
  return {
    ...detail,
    readings: { a: readings.b, b: readings.a },
    relation: isOneWithin ? MIRRORED[relation] : relation,
    ...(later === undefined ? {} : { later: later === "a" ? "b" : "a" }),
  }
}
