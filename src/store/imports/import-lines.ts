import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import { sqlState } from "../connection/sql-state.ts"
import type { Trx } from "../connection/transaction.ts"

/** Why a line was refused: the kind of a problem in the catalogue, and its members. */
export type LineProblem = {
  readonly kind: string
  readonly detail: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  readonly members?: Readonly<Record<string, unknown>>
}

/**
 * `payload` is JSON text, null where the line could not be read; `problem` says then why. `raw` is the text of a record of
 * CSV, where it could be read as text, and PostgreSQL stores such text.
 */
export type NewLine = {
  readonly line: number
  readonly payload: string | null
  readonly raw: string | null
  readonly problem: LineProblem | null
}

/** Stores lines as they came. Those with a problem are refused by it, the others wait to be filed. */
export async function insertLines(trx: Trx, importId: string, lines: readonly NewLine[]): Promise<void> {
  const problems = lines.map(({ problem }) => (problem === null ? null : JSON.stringify(problem, makeStorable)))
  await sql`
    insert into import_lines (import_id, line, payload, outcome, problem, raw)
    select ${importId}, line, payload::json, case when problem is null then null else 'refused' end, problem::jsonb, raw
    from unnest(${lines.map(({ line }) => line)}::int[], ${lines.map(({ payload }) => payload)}::text[],
      ${problems}::text[], ${lines.map(({ raw }) => raw)}::text[])
      as given (line, payload, problem, raw)`.execute(trx)
}

/** Lines after `after` that have no outcome yet, in their order. */
export async function listWaiting(
  trx: Trx,
  importId: string,
  page: { after: number; limit: number },
): Promise<{ line: number; payload: unknown }[]> {
  const { rows } = await sql<{ line: number; payload: unknown }>`
    select line, payload from import_lines
    where import_id = ${importId} and line > ${page.after} and outcome is null order by line limit ${page.limit}
  `.execute(trx)
  return rows
}

/** The kind of the problem of a line whose claim has lost its text. */
const ERASED = "claim-erased"

/** A line with its outcome; `claim_id` is null where it was refused. */
export type FiledLine = {
  readonly line: number
  readonly outcome: "filed" | "repeated" | "refused" | null
  readonly claim_id: string | null
}

/** Lines after `after`, in their order, with what became of them. */
export async function listOutcomes(
  trx: Trx,
  importId: string,
  page: { after: number; limit: number },
): Promise<FiledLine[]> {
  const { rows } = await sql<FiledLine>`
    select line, outcome, claim_id from import_lines
    where import_id = ${importId} and line > ${page.after} order by line limit ${page.limit}`.execute(trx)
  return rows
}

/**
 * `similar`: where the line created its subject, the stored ones that it may be; null where it did not. `recordId`: of a
 * record that is no claim. `kind` is that of a record.
 */
export type LineOutcome =
  | {
      readonly outcome: "filed" | "repeated"
      readonly claimId: string
      readonly similar: readonly unknown[] | null
      readonly warnings?: readonly string[]
      readonly kind?: "claim"
    }
  | { readonly outcome: "filed" | "repeated"; readonly recordId: string; readonly kind: string }
  | { readonly outcome: "refused"; readonly problem: LineProblem }

const callSave = prepare<never>(
  "save import lines",
  "select save_import_lines($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
)

/**
 * Gives lines their outcome. Fails with `isLineTaken` where one of them has an outcome already. What was sent of a
 * filed line is dropped, since the claim holds all of it, and that of a line which was erased before because it was.
 */
export async function saveOutcomes(trx: Trx, importId: string, outcomes: readonly SettledLine[]): Promise<void> {
  await callSave(trx, [importId, ...columnsOf(outcomes.map(printOutcome), OUTCOME_COLUMNS)])
}

/** A line with what became of it. */
export type SettledLine = { readonly line: number; readonly is: LineOutcome }

const OUTCOME_COLUMNS = [
  "line",
  "outcome",
  "claim_id",
  "record_id",
  "kind",
  "problem",
  "similar_subjects",
  "warnings",
  "keeps",
] as const

function printOutcome({ line, is }: SettledLine) {
  return {
    line,
    outcome: is.outcome,
    claim_id: "claimId" in is ? is.claimId : null,
    record_id: "recordId" in is ? is.recordId : null,
    kind: "kind" in is ? (is.kind ?? null) : null,
    problem: is.outcome === "refused" ? printStorable(is.problem) : null,
    similar_subjects: "similar" in is ? printStorable(is.similar) : null,
    warnings: "warnings" in is ? printStorable(is.warnings ?? null) : null,
    keeps: is.outcome === "refused" && is.problem.kind !== ERASED,
  }
}

function printStorable(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value, makeStorable)
}

/** Whether a transaction failed because somebody else has filed a line meanwhile. */
export function isLineTaken(error: unknown): boolean {
  return sqlState(error) === "CCL01"
}

export type LineRow = {
  readonly line: number
  readonly outcome: "filed" | "repeated" | "refused" | null
  readonly claim_id: string | null
  /** What the line became where it was a record of another kind than a claim. */
  readonly record_id: string | null
  readonly kind: string | null
  readonly problem: LineProblem | null
  /** Null where the line did not create its subject. */
  readonly similar_subjects: readonly unknown[] | null
  /** What may be wrong with the claim that it became. */
  readonly warnings: readonly string[] | null
  readonly payload: unknown
}

export const LINE_OUTCOMES = ["waiting", "filed", "repeated", "refused"] as const

/** Lines in the order of the file. The payload is read for refused lines only. */
export async function listLines(
  db: Db,
  importId: string,
  outcome: (typeof LINE_OUTCOMES)[number] | undefined,
  page: { limit: number; after?: number | undefined },
): Promise<LineRow[]> {
  const wanted =
    outcome === undefined ? sql`true` : outcome === "waiting" ? sql`outcome is null` : sql`outcome = ${outcome}`
  const { rows } = await sql<LineRow>`
    select line, outcome, claim_id, record_id, kind, problem, similar_subjects, warnings,
      case when outcome = 'refused' then payload end as payload
    from import_lines where import_id = ${importId} and line > ${page.after ?? 0} and ${wanted}
    order by line limit ${page.limit}`.execute(db)
  return rows
}

/** A refused line of CSV. `raw`: what was sent; null where it was no text. */
export type RefusedRow = { readonly line: number; readonly raw: string | null; readonly problem: LineProblem }

/** Refused lines in the order of the file. */
export async function listRefused(
  db: Db,
  importId: string,
  page: { limit: number; after: number },
): Promise<RefusedRow[]> {
  const { rows } = await sql<RefusedRow>`
    select line, raw, problem from import_lines
    where import_id = ${importId} and outcome = 'refused' and line > ${page.after}
    order by line limit ${page.limit}`.execute(db)
  return rows
}

/**
 * A problem quotes what was wrong, cut to a length. The quote may hold U+0000 or end in half of a surrogate pair, and
 * jsonb takes neither.
 */
function makeStorable(_member: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\ufffd") : value
}
