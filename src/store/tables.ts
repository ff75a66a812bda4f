import type { ColumnType, Generated } from "kysely"
import type { Measure } from "../compare/pair/figure.ts"
import type { PrintedQuantity } from "../quantity/quantity.ts"
import type { AccessTables } from "./access/access-tables.ts"
import type { ArticleTables } from "./articles/article-tables.ts"
import type { ImportsTable, ImportUndosTable } from "./imports/import-tables.ts"
import type { LinkTables } from "./links/link-tables.ts"
import type { RuleTables } from "./rules/rule-tables.ts"

/**
 * The tables as the migrations make them. Days are "YYYY-MM-DD" or "infinity", times RFC 3339 in UTC. Numerics are
 * text, since a double would not hold them exactly.
 */
export type Tables = AccessTables &
  ArticleTables &
  LinkTables &
  RuleTables & {
    sources: SourcesTable
    source_names: SourceNamesTable
    subjects: SubjectsTable
    subject_names: SubjectNamesTable
    subject_parts: SubjectPartsTable
    families: FamiliesTable
    filing_epoch: FilingEpochTable
    figures: FiguresTable
    figure_claimants: FigureClaimantsTable
    claims: ClaimsTable
    claim_external_ids: ClaimExternalIdsTable
    conflicts: ConflictsTable
    changes: ChangesTable
    directory_changes: DirectoryChangesTable
    exceptions: ExceptionsTable
    conflict_summands: ConflictSummandsTable
    disputes: DisputesTable
    erased_external_ids: ErasedExternalIdsTable
    idempotency_keys: IdempotencyKeysTable
    imports: ImportsTable
    import_undos: ImportUndosTable
  }

export const CLAIM_STATUSES = ["active", "retracted", "corrected"] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

export const CONFLICT_STATUSES = ["open", "explained", "dismissed", "resolved"] as const
export type ConflictStatus = (typeof CONFLICT_STATUSES)[number]

/**
 * What ended a conflict: a person, the end of a claim, another verdict on the same figures, the end of a relation, an
 * exception that accepts the difference for a time, that the last claim of a side was moved to another subject, or that
 * its article no longer carries it.
 */
export const RESOLUTIONS = [
  "person",
  "retracted",
  "corrected",
  "rejudged",
  "withdrawn",
  "accepted",
  "moved",
  "not-carried",
] as const
export type Resolution = (typeof RESOLUTIONS)[number]

export const CONFLICT_KINDS = ["pair", "part", "sum"] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]

/** jsonb: it is given as JSON text and read back as the value. */
type Json<T> = ColumnType<T, string, string>

type SourcesTable = {
  id: string
  name: string
  url: string | null
  tags: Generated<string[]>
  merged_into: string | null
  version: Generated<number>
  created_at: string
}

/** `like_keys` is null until a job has worked them out. */
type NameColumns = { name_key: string; name: string; is_alias: boolean; like_keys: number[] | null }
type SourceNamesTable = NameColumns & { source_id: string }

type SubjectsTable = {
  id: string
  name: string
  unit: string
  measure: Measure
  tags: Generated<string[]>
  external_ids: Json<Record<string, string>>
  family_id: string
  exhaustive: Generated<boolean>
  disjoint: Generated<boolean>
  measure_assumed: Generated<boolean>
  merged_into: string | null
  archived_at: Generated<string | null>
  version: Generated<number>
  created_at: string
}

type SubjectNamesTable = NameColumns & { subject_id: string }

type SubjectPartsTable = { whole_id: string; part_id: string }

type FiguresTable = {
  family_id: string
  subject_id: string
  id: string
  identity: string
  quantity: Json<PrintedQuantity>
  unit: string
  narrow_min: string
  narrow_max: string
  as_of_from: string
  as_of_to: string
  claims: Generated<number>
  created_at: string
  conflicts_kept: Generated<number | null>
  leaves_out: Generated<boolean>
}

type FigureClaimantsTable = {
  family_id: string
  subject_id: string
  figure_id: string
  claimant_id: string
  claims: number
  first_published: string
  last_published: string | null
}

type ClaimsTable = {
  family_id: string
  subject_id: string
  id: string
  figure_id: string
  source_id: string
  claimant_id: string
  /** Who asserts it beside `claimant_id`; null where nobody does. */
  further_claimants: Generated<string[] | null>
  via: string[]
  wording: string
  /** The language that the wording was read in, by its ISO 639-1 code. */
  language: Generated<string>
  quantity: Json<PrintedQuantity>
  as_of_from: string
  as_of_to: string
  as_of_assumed: boolean
  published_at: string
  /** Only the day was given: `published_at` is its first instant in UTC. */
  published_at_assumed: Generated<boolean>
  recorded_at: string
  url: string | null
  quote: string | null
  external_id: string | null
  status: ClaimStatus
  corrects: string | null
  corrected_by: string | null
  ended_at: string | null
  version: Generated<number>
  /** When an owner erased its text, and who; null where nobody did. */
  erased_at: Generated<string | null>
  erased_by: Generated<string | null>
  /** The number of the transaction that filed it; null for one from before such numbers were kept. */
  filed_in: Generated<string | null>
  /** When its article stopped to carry it; null while it does, and for a claim of no article. */
  carried_until: Generated<string | null>
  /** When its article said it again beside another figure of the subject; null where it does not. */
  said_again_at: Generated<string | null>
}

type ClaimExternalIdsTable = {
  source_id: string
  external_id: string
  family_id: string
  claim_id: string
  body_hash: string
}

/** `digest`: of the folded name of a source that has lost it, and of the external id. */
type ErasedExternalIdsTable = { digest: string; claim_id: string; erased_at: string }

type ConflictsTable = {
  family_id: string
  subject_id: string
  id: string
  kind: ConflictKind
  subject_a: string
  figure_a: string
  subject_b: string | null
  figure_b: string | null
  verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
  severity: number
  detail: Json<Record<string, unknown>> | null
  grounds: Json<unknown> | null
  status: ConflictStatus
  resolution: Resolution | null
  reason: string | null
  note: string | null
  assignee: string | null
  version: Generated<number>
  opened_at: string
  changed_at: string
  /** The number of the transaction that opened it. */
  opened_in: Generated<string | null>
}

type ChangesTable = {
  family_id: string
  subject_id: string
  id: string
  entity: "claim" | "conflict" | "subject" | "exception"
  entity_id: string
  at: string
  actor: string | null
  action: string
  note: string | null
  before: Json<unknown> | null
  after: Json<unknown> | null
  /** The number of the transaction that made the change. */
  made_in: Generated<string | null>
}

type DirectoryChangesTable = Omit<ChangesTable, "family_id" | "subject_id" | "entity"> & {
  entity: "source" | "rule" | "article"
}

type FamiliesTable = { family_id: string; version: Generated<number> }

type FilingEpochTable = { only_row: Generated<boolean>; epoch: Generated<number> }

type ExceptionsTable = {
  family_id: string
  id: string
  subject_id: string
  conflict_id: string | null
  reason: string
  until: string
  status: "active" | "ended"
  version: Generated<number>
  created_at: string
  ended_at: string | null
}

type ConflictSummandsTable = {
  family_id: string
  conflict_id: string
  position: number
  part_id: string
  figure_id: string
}

/** The door of conflicts keeps it: src/operations/judging/conflict-door.ts. */
type DisputesTable = {
  family_id: string
  subject_id: string
  open_high: Generated<number>
  open_medium: Generated<number>
  open_low: Generated<number>
  open_pair: Generated<number>
  open_part: Generated<number>
  open_sum: Generated<number>
  open_conflicts: Generated<number>
  severity: Generated<number>
  opened_at: string | null
  changed_at: string | null
  version: Generated<number>
}

type IdempotencyKeysTable = {
  owner: Generated<string>
  key: string
  request_hash: string
  status: number | null
  headers: Json<Record<string, string>> | null
  body: string | null
  /** The family and the id of the claim that the request has filed, where it was one. */
  family_id: Generated<string | null>
  claim_id: Generated<string | null>
  created_at: string
}
