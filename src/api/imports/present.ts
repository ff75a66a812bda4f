import type { LineProblem, LineRow } from "../../store/imports/import-lines.ts"
import type { CsvForm } from "../../store/imports/import-tables.ts"
import type { UndoRow } from "../../store/imports/import-undos.ts"
import type { ImportRow } from "../../store/imports/imports.ts"
import type { Problem, ProblemKind } from "../server/problems/problems.ts"
import { describeRefusal } from "../server/problems/refusal-problem.ts"
import { SEPARATOR_NAMES, SEPARATORS } from "./csv/separators.ts"

/** An import as it is answered. Lines that wait are those without an outcome. */
export function presentImport(row: ImportRow, undo: UndoRow | undefined) {
  const { id, format, status, received, filed, repeated, refused, error } = row
  return {
    id,
    format,
    status,
    received,
    filed,
    repeated,
    refused,
    waiting: received - filed - repeated - refused,
    perSecond: perSecond(row),
    error,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    csv: row.csv === null ? null : presentForm(row.csv),
    linesKept: row.results_ended_at === null,
    undo: undo === undefined ? null : presentUndo(undo),
  }
}

function presentUndo({ status, reason, claims, retracted, kept, error, created_at, finished_at }: UndoRow) {
  const waiting = claims - retracted - kept
  return { status, reason, claims, retracted, kept, waiting, error, createdAt: created_at, finishedAt: finished_at }
}

function presentForm({ separator, columns }: CsvForm) {
  return { separator: SEPARATOR_NAMES.find((name) => SEPARATORS[name] === separator) ?? "comma", columns }
}

/** Lines filed or found again in a second, on the average so far, to one decimal; null before there is one. */
function perSecond({ filed, repeated, started_at, touched_at }: ImportRow): number | null {
  if (started_at === null) return null
  const seconds = (Date.parse(touched_at) - Date.parse(started_at)) / 1_000
  return seconds > 0 ? Math.round((10 * (filed + repeated)) / seconds) / 10 : null
}

/** A line as it is answered. What was given is shown of refused lines alone, and is null where it could not be kept. */
export function presentLine(row: LineRow) {
  const {
    line,
    outcome,
    claim_id,
    record_id,
    kind,
    problem: refusal,
    similar_subjects: similar,
    warnings,
    payload,
  } = row
  return {
    line,
    outcome: outcome ?? "waiting",
    claim: claim_id,
    subjectCreated: similar !== null,
    ...(similar === null ? {} : { similar }),
    ...(warnings === null ? {} : { warnings }),
    record: kind === null ? null : { kind, id: record_id ?? claim_id },
    problem: refusal === null ? null : presentRefusal(refusal),
    given: payload ?? null,
  }
}

/** What POST /v1/claims would have answered. */
function presentRefusal({ kind, detail, errors = [], members = {} }: LineProblem): Problem {
  return describeRefusal({ kind: kind as ProblemKind, message: detail, errors, members })
}
