import type { PrintedDetail } from "../../operations/judging/swap-sides.ts"
import { isKept, type Told } from "../../operations/judging/tell-verdicts.ts"
import { type ConflictFigure, type ConflictRow, SEVERITIES } from "../../store/conflicts/pair-row.ts"
import { presentFigure } from "../values/figure.ts"
import { presentVerdict } from "../values/verdict.ts"

export function presentConflict(row: Told<ConflictRow>) {
  return {
    ...presentHead(row),
    figures: figuresOf(row).map(presentFigure),
    ...presentWeight(row),
    ...presentDetail(row.detail),
    ...presentState(row),
  }
}

/**
 * The text of `presentConflict` as JSON. Figures and verdicts that were printed before and are still kept come as they were:
 * a figure that is repeated stands in all of its conflicts.
 */
export function printConflict(row: Told<ConflictRow>): string {
  const figures = figuresOf(row).map(printFigure).join()
  const members = [
    presentHead(row),
    `"figures":[${figures}]`,
    presentWeight(row),
    printDetail(row.detail),
    presentState(row),
  ]
  return `{${members
    .map(printMembers)
    .filter((text) => text !== "")
    .join()}}`
}

function figuresOf({ a, b, summands }: Told<ConflictRow>) {
  return [a, ...(b === null ? summands : [b])]
}

/** Members of an object as JSON without its braces; a text is such members already. */
function printMembers(members: object | string): string {
  return typeof members === "string" ? members : JSON.stringify(members).slice(1, -1)
}

const PRINTED_FIGURES = new WeakMap<ConflictFigure, string>()

function printFigure(figure: ConflictFigure): string {
  const known = PRINTED_FIGURES.get(figure)
  if (known !== undefined) return known
  const text = JSON.stringify(presentFigure(figure))
  PRINTED_FIGURES.set(figure, text)
  return text
}

const PRINTED_DETAILS = new WeakMap<PrintedDetail, string>()

function printDetail(detail: PrintedDetail): string {
  const known = PRINTED_DETAILS.get(detail)
  if (known !== undefined) return known
  const text = printMembers(presentDetail(detail))
  if (isKept(detail)) PRINTED_DETAILS.set(detail, text)
  return text
}

function presentHead(row: Told<ConflictRow>) {
  return { id: row.id, kind: row.kind, subject: { id: row.subject_id, name: row.subject_name } }
}

function presentWeight(row: Told<ConflictRow>) {
  const severity = SEVERITIES[row.severity]
  return {
    verdict: row.verdict,
    ...(severity === null || severity === undefined ? {} : { severity }),
    ...(row.kind === "sum" ? { summandsTotal: row.summands_total } : {}),
  }
}

function presentState(row: Told<ConflictRow>) {
  return {
    status: row.status,
    note: row.note,
    assignee: row.assignee,
    resolution: row.resolution === null ? null : { by: row.resolution, reason: row.reason },
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    version: row.version,
  }
}

function presentDetail({ judgedBy: _evidence, ...detail }: PrintedDetail) {
  return presentVerdict(detail)
}
