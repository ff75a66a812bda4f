import type { Measure, SubjectRelation } from "../../compare/pair/figure.ts"
import type { PrintedVerdict } from "../../compare/tell/print-verdict.ts"

/** Who asserted a figure, since when and until when, as a comparison saw it. At most two of the claimants are named. */
export type Speakers = {
  readonly claimants: readonly string[]
  readonly firstPublished: string | null
  readonly lastPublished: string | null
}

/** What a verdict was made of besides the two quantities and their dates, which never change. */
export type JudgedBy = {
  readonly measure: Measure
  readonly relation: SubjectRelation
  readonly a: Speakers
  readonly b: Speakers
}

/** A verdict as the row of a pair keeps it: without the members that have columns of their own, and with what a replay needs. */
export type PrintedDetail = Omit<PrintedVerdict, "verdict" | "severity"> & { readonly judgedBy?: JudgedBy }

const MIRRORED = { "a-within-b": "b-within-a", "b-within-a": "a-within-b" } as const

export function mirrored(relation: SubjectRelation): SubjectRelation {
  if (relation === "a-part-of-b") return "b-part-of-a"
  return relation === "b-part-of-a" ? "a-part-of-b" : relation
}

/** The same verdict with its two figures exchanged. */
export function swapSides(detail: PrintedDetail): PrintedDetail {
  const { readings, relation, later, judgedBy } = detail
  const isOneWithin = relation === "a-within-b" || relation === "b-within-a"
  return {
    ...detail,
    readings: { a: readings.b, b: readings.a },
    relation: isOneWithin ? MIRRORED[relation] : relation,
    ...(judgedBy === undefined ? {} : { judgedBy: swapSpeakers(judgedBy) }),
    ...(later === undefined ? {} : { later: later === "a" ? "b" : "a" }),
  }
}

function swapSpeakers({ measure, relation, a, b }: JudgedBy): JudgedBy {
  return { measure, relation: mirrored(relation), a: b, b: a }
}
