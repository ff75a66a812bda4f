import type { AsOf } from "../../quantity/dates/as-of.ts"
import type { Quantity } from "../../quantity/quantity.ts"

/** Which of the two figures of a comparison. */
export type Side = "a" | "b"

export function otherSide(side: Side): Side {
  return side === "a" ? "b" : "a"
}

export type Pair<T> = { readonly a: T; readonly b: T }

/** How a quantity lives in time: a level at a moment, a running total that cannot fall, an amount within a period. */
export const MEASURES = ["stock", "cumulative", "flow"] as const
export type Measure = (typeof MEASURES)[number]

/** How the subjects of the two figures stand to each other. */
export const SUBJECT_RELATIONS = ["same", "a-part-of-b", "b-part-of-a", "unrelated"] as const
export type SubjectRelation = (typeof SUBJECT_RELATIONS)[number]

/** The figure of the part; null where neither subject is a part of the other. */
export function partSide(relation: SubjectRelation): Side | null {
  if (relation === "a-part-of-b") return "a"
  return relation === "b-part-of-a" ? "b" : null
}

/** One side of a comparison: a distinct quantity reported for a subject and an as-of date, however often. */
export type ComparedFigure = {
  readonly quantity: Quantity
  readonly asOf: AsOf
  /** Everyone who asserts it, each once, by id or name. Who carries it does not count: ten outlets, one ministry. */
  readonly claimants: readonly string[]
  /** RFC 3339 in UTC: the earliest publication among the figure's claims. */
  readonly firstPublished: string
  /** The latest, by which a claimant who goes back to an old figure is told from one who replaced it. */
  readonly lastPublished: string
  /** For the explanation of part and whole: "Troops in Kursk". */
  readonly subjectName?: string
}
