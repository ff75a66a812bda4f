import type { Severity } from "../../compare/pair/verdict.ts"
import type { RuleUse } from "../../compare/rules/tolerance.ts"
import type { SubjectMatch } from "../subjects/article.ts"
import type { FiledFigure } from "./stored/on-file.ts"

export const FINDING_KINDS = [
  "stored",
  "headline",
  "within",
  "sum",
  "same-quantity",
  "outdated",
  "misplaced",
  "changed",
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** Words of an article: UTF-16 units into the plain text of one of its parts, end exclusive. */
export type Place = {
  readonly in: "headline" | "text"
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Something in an article that a person should look at, apart from its id. */
export type Found = {
  readonly kind: FindingKind
  readonly severity: Severity
  /** Missing where nothing contradicts anything. */
  readonly verdict?: "conflict" | "tension"
  readonly mention: Place
  /** What the mention disagrees with in the same article. The parts of a sum are one passage. */
  readonly other?: Place
  /** The stored subject that the mention is taken to speak of. */
  readonly subject?: SubjectMatch
  /** Stored figures that it disagrees with, or that replace it, the worst first. */
  readonly against?: readonly FiledFigure[]
  /** For the margin of a text. */
  readonly message: string
  /** Whole sentences, with the numbers. */
  readonly explanation: string
  readonly rules: readonly RuleUse[]
  /** What makes it the same finding in the next draft: words, no positions. */
  readonly words: readonly string[]
}

export type Finding = Omit<Found, "words"> & { readonly id: string }
