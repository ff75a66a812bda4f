import { printAsOf } from "../../quantity/dates/print-as-of.ts"
import { claimantsOf } from "../../store/claims/claims.ts"
import { type ExceptionRow, listExceptionsIn } from "../../store/conflicts/exceptions.ts"
import { SEVERITIES } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listWholeClaims, type WholeClaimRow } from "../../store/records/list-claims.ts"
import { listWholeConflicts, type NamedFigureRow, type WholeConflictRow } from "../../store/records/list-conflicts.ts"
import { type Histories, listHistories } from "../../store/records/list-histories.ts"
import { listSubjectsOf } from "../../store/records/list-subjects.ts"
import type { Window } from "../../store/records/window.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { readPeriod } from "../judging/normalise-figure.ts"
import { type Told, tellVerdicts } from "../judging/tell-verdicts.ts"
import { entriesOf } from "./history-entries.ts"
import { orderKeys } from "./key-order.ts"
import type { ClaimRecord, ConflictRecord, ExceptionRecord, FigureRecord } from "./record.ts"

export async function readClaims(db: Db, window: Window): Promise<ClaimRecord[]> {
  const rows = await listWholeClaims(db, window)
  const histories = await listHistories(db, idsOf(rows))
  return rows.map((row) => toClaim(row, histories))
}

export function toClaim(row: WholeClaimRow, histories: Histories): ClaimRecord {
  return {
    kind: "claim",
    id: row.id,
    subject: { id: row.subject_id, name: row.subject_name, unit: row.subject_unit, measure: row.subject_measure },
    source: { id: row.source_id, name: row.source_name },
    claimant: { id: row.claimant_id, name: row.claimant_name },
    claimants: claimantsOf(row),
    via: row.via,
    figure: { id: row.figure_id },
    wording: row.erased_at === null ? row.wording : null,
    language: row.language,
    quantity: row.quantity,
    asOf: printAsOf(readPeriod(row)),
    asOfAssumed: row.as_of_assumed,
    publishedAt: row.published_at,
    publishedAtAssumed: row.published_at_assumed,
    recordedAt: row.recorded_at,
    url: row.url,
    quote: row.quote,
    externalId: row.external_id,
    bodyHash: row.body_hash,
    status: row.status,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    endedAt: row.ended_at,
    erasedAt: row.erased_at,
    erasedBy: row.erased_by,
    carriedUntil: row.carried_until,
    saidAgainAt: row.said_again_at,
    history: entriesOf(histories, row.id),
  }
}

export async function readConflicts(db: Db, window: Window): Promise<ConflictRecord[]> {
  const rows = await listWholeConflicts(db, window)
  const histories = await listHistories(db, idsOf(rows))
  return (await tellVerdicts(db, rows)).map((row) => toConflict(row, histories))
}

function toConflict(row: Told<WholeConflictRow>, histories: Histories): ConflictRecord {
  const { id, verdict, severity, detail, status, note, assignee, resolution, reason, opened_at, changed_at } = row
  return {
    kind: "conflict",
    id,
    conflictKind: row.kind,
    subject: subjectOf(row),
    figures: figuresOf(row),
    verdict,
    severity: SEVERITIES[severity] ?? null,
    detail: orderKeys(detail),
    status,
    resolution: resolution === null ? null : { by: resolution, reason },
    note,
    assignee,
    openedAt: opened_at,
    changedAt: changed_at,
    history: entriesOf(histories, id),
  }
}

/** The subject that the conflict belongs to is that of one of its figures: of a part and its whole, the whole. */
function subjectOf({ subject_id, a, b }: Pick<WholeConflictRow, "subject_id" | "a" | "b">) {
  return a.subject.id === subject_id || b === null ? a.subject : b.subject
}

function figuresOf({ a, b, summands }: Pick<WholeConflictRow, "a" | "b" | "summands">): FigureRecord[] {
  return [a, ...(b === null ? summands : [b])].map(toFigure)
}

function toFigure({ id, subject, quantity, asOfFrom, asOfTo }: NamedFigureRow): FigureRecord {
  return { id, subject, quantity, asOf: printAsOf(readPeriod({ as_of_from: asOfFrom, as_of_to: asOfTo })) }
}

export async function readExceptions(db: Db, window: Window): Promise<ExceptionRecord[]> {
  const rows = await listExceptionsIn(db, window)
  const histories = await listHistories(db, idsOf(rows))
  const subjects = await listSubjectsOf(db, { ids: rows.map(({ subject_id }) => subject_id) })
  const known = new Map(subjects.map((subject) => [subject.id, subject]))
  const accepted = rows.flatMap(({ conflict_id }) => conflict_id ?? [])
  const conflicts = new Map((await listWholeConflicts(db, { ids: accepted })).map((row) => [row.id, row]))
  return rows.map((row) => {
    const conflict = conflicts.get(row.conflict_id ?? "")
    const figures = conflict === undefined ? [] : figuresOf(conflict)
    const by = { conflictKind: conflict?.kind ?? null, figures }
    return { ...toException(row, named(row, known)), ...by, history: entriesOf(histories, row.id) }
  })
}

function named({ subject_id }: ExceptionRow, known: ReadonlyMap<string, SubjectRow>): ExceptionRecord["subject"] {
  const subject = known.get(subject_id)
  if (subject === undefined) throw new Error(`the subject ${subject_id} of an exception is gone`)
  const { id, name, unit, measure } = subject
  return { id, name, unit, measure }
}

function toException(row: ExceptionRow, subject: ExceptionRecord["subject"]) {
  const { id, conflict_id, reason, until, status, created_at, ended_at } = row
  const said = { subject, conflict: conflict_id, reason, until, status, createdAt: created_at, endedAt: ended_at }
  return { kind: "exception" as const, id, ...said }
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
