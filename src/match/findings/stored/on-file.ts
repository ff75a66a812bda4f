import type { Measure } from "../../../compare/pair/figure.ts"
import type { Severity } from "../../../compare/pair/verdict.ts"
import type { RuleUse } from "../../../compare/rules/tolerance.ts"
import type { AsOf } from "../../../quantity/dates/as-of.ts"

/** A claim as a reader needs to see it to know where a figure comes from. Times are RFC 3339 in UTC. */
export type FiledClaim = {
  readonly id: string
  readonly source: { readonly id: string; readonly name: string }
  readonly claimant: { readonly id: string; readonly name: string }
  readonly publishedAt: string
  readonly url: string | null
  readonly quote: string | null
}

/** A stored figure of some subject. */
export type FiledFigure = {
  readonly id: string
  readonly subject: { readonly id: string; readonly name: string }
  /** The wording, verbatim. */
  readonly text: string
  readonly asOf: AsOf
  /** By their ids, two at most. */
  readonly claimants: readonly string[]
  /** RFC 3339 in UTC. */
  readonly lastPublished: string
  /** The first of those that report it, three at most. */
  readonly claims: readonly FiledClaim[]
}

/** What a figure of a text and a stored one come to. */
export type FiledVerdict = {
  readonly verdict: "conflict" | "tension" | "revision"
  readonly severity: Severity
  /** The stored one is higher. */
  readonly isHigher: boolean
  /** How many times the stored one that of the text is, about; null where the stored one is 0. */
  readonly ratio: number | null
  readonly explanation: string
  readonly rules: readonly RuleUse[]
  readonly figure: FiledFigure
}

/** A stored figure of a late date beside the number of a text. */
export type LaterFigure = {
  readonly figure: FiledFigure
  /** The stored one is higher, whatever either may mean by its words. */
  readonly isHigher: boolean
  /** They cannot mean one number, even as a wording that rounds does. */
  readonly isApart: boolean
}

/** What is on file beside a figure of a text, for the subject that it is linked to. */
export type OnFile = {
  readonly measure: Measure
  /** The same number, for whatever date, of that subject. */
  readonly equal: readonly FiledFigure[]
  /** What disagrees with it, and no exception or settlement excuses it; and what it would replace. The worst first. */
  readonly against: readonly FiledVerdict[]
  /** The same number, of other subjects of the story. */
  readonly elsewhere: readonly FiledFigure[]
  /** Its figures of the latest dates, the latest first. */
  readonly latest: readonly LaterFigure[]
}
