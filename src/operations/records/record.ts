import type { Measure } from "../../compare/pair/figure.ts"
import type { PrintedSettings } from "../../compare/rules/print-settings.ts"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { ClaimStatus, ConflictKind, ConflictStatus, Resolution } from "../../store/tables.ts"
import type { AsOfInput } from "../claims/claim-input.ts"
import type { ArticleRecord, ArticleVersionRecord } from "./article-record.ts"
import type { Kept, Named, NamedSubject } from "./kept.ts"
import type { LinkDecisionRecord, LinkModelRecord } from "./link-record.ts"

/** The kinds of records, in the order in which they are to be taken in: each names only what comes before it. */
export const RECORD_KINDS = [
  "source",
  "subject",
  "rule",
  "claim",
  "conflict",
  "exception",
  "distinction",
  "article",
  "article-version",
  "link-decision",
  "link-model",
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

export type SourceRecord = Kept<"source"> & {
  readonly name: string
  readonly aliases: readonly string[]
  readonly url: string | null
  readonly tags: readonly string[]
  readonly mergedInto: string | null
  readonly createdAt: string
}

export type SubjectRecord = Kept<"subject"> & {
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: string
  readonly measure: Measure
  readonly tags: readonly string[]
  readonly externalIds: Readonly<Record<string, string>>
  readonly partOf: readonly Named[]
  readonly measureAssumed: boolean
  readonly exhaustive: boolean
  readonly disjoint: boolean
  readonly archivedAt: string | null
  readonly mergedInto: string | null
  readonly createdAt: string
}

export type RuleVersionRecord = {
  readonly version: number
  readonly name: string
  readonly scope: {
    readonly subject?: Named
    readonly tag?: string
    readonly measure?: Measure
    readonly unit?: string
    readonly dimension?: string
  }
  readonly settings: PrintedSettings
  readonly priority: number
  readonly status: "active" | "retired"
  /** From when on it held. */
  readonly at: string
}

/** A rule as it is now, with the versions that came before. */
export type RuleRecord = Kept<"rule"> &
  RuleVersionRecord & { readonly createdAt: string; readonly earlier: readonly RuleVersionRecord[] }

export type ClaimRecord = Kept<"claim"> & {
  readonly subject: NamedSubject
  readonly source: Named
  /** The first of `claimants`. */
  readonly claimant: Named
  readonly claimants: readonly Named[]
  readonly via: readonly Named[]
  readonly figure: { readonly id: string }
  /** Null where its text was erased. */
  readonly wording: string | null
  readonly language: string
  readonly quantity: PrintedQuantity
  readonly asOf: AsOfInput
  readonly asOfAssumed: boolean
  readonly publishedAt: string
  /** Only the day was given: `publishedAt` is the first instant of it. */
  readonly publishedAtAssumed: boolean
  readonly recordedAt: string
  readonly url: string | null
  readonly quote: string | null
  readonly externalId: string | null
  /** The SHA-256 of the body that took the external id: the same body is a repeat of it. */
  readonly bodyHash: string | null
  readonly status: ClaimStatus
  readonly corrects: string | null
  readonly correctedBy: string | null
  readonly endedAt: string | null
  readonly erasedAt: string | null
  readonly erasedBy: string | null
  /** When its article stopped to carry it; null while it does, and for a claim of no article. */
  readonly carriedUntil: string | null
  /** When its article said it again beside another figure of its subject and claimants; null where it does not. */
  readonly saidAgainAt: string | null
}

/** A figure by what it says: it has another id where a claim brought it before. */
export type FigureRecord = {
  readonly id: string
  readonly subject: NamedSubject
  readonly quantity: PrintedQuantity
  readonly asOf: AsOfInput
}

export type ConflictRecord = Kept<"conflict"> & {
  readonly conflictKind: ConflictKind
  readonly subject: Named
  /** Both figures of a pair; the whole and then the figures of its parts. */
  readonly figures: readonly FigureRecord[]
  readonly verdict: PairRow["verdict"]
  readonly severity: "low" | "medium" | "high" | null
  /** What the verdict says besides. */
  readonly detail: Readonly<Record<string, unknown>>
  readonly status: ConflictStatus
  readonly resolution: { readonly by: Resolution; readonly reason: string | null } | null
  readonly note: string | null
  readonly assignee: string | null
  readonly openedAt: string
  readonly changedAt: string
}

export type ExceptionRecord = Kept<"exception"> & {
  readonly subject: NamedSubject
  readonly conflict: string | null
  readonly conflictKind: ConflictKind | null
  /** Those of the conflict, by which it is found where it has another id; empty where there is none. */
  readonly figures: readonly FigureRecord[]
  readonly reason: string
  readonly until: string
  readonly status: "active" | "ended"
  readonly createdAt: string
  readonly endedAt: string | null
}

/** What somebody said of two subjects or sources: of what was said of one pair the last holds. It never changes. */
export type DistinctionRecord = {
  readonly kind: "distinction"
  readonly id: string
  readonly distinctionKind: "subject" | "source"
  readonly one: Named & Partial<NamedSubject>
  readonly other: Named & Partial<NamedSubject>
  readonly different: boolean
  readonly note: string | null
  readonly who: string | null
  readonly at: string
}

/** All that is kept of one thing, as an export writes it and an import takes it. */
export type AnyRecord =
  | SourceRecord
  | SubjectRecord
  | RuleRecord
  | ClaimRecord
  | ConflictRecord
  | ExceptionRecord
  | DistinctionRecord
  | ArticleRecord
  | ArticleVersionRecord
  | LinkDecisionRecord
  | LinkModelRecord
