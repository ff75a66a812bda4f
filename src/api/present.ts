import type { PrintedDetail } from "../operations/judging/swap-sides.ts"
import { printAsOf } from "../quantity/dates/print-as-of.ts"
import type { ClaimRow } from "../store/claims/claims.ts"
import { type ConflictFigure, type ConflictRow, SEVERITIES } from "../store/conflicts/pair-row.ts"
import type { ChangeRow } from "../store/requests/changes.ts"
import type { SourceRow } from "../store/sources/sources.ts"
import type { SubjectRow } from "../store/subjects/subjects.ts"
import type { Mention } from "../text/mention.ts"
import { printMention } from "../text/print-mention.ts"
import { presentQuantity, presentVerdict } from "./present-quantity.ts"

/** Rows as the API shows them: camelCase, nested, days in their shortest form. */
export function presentClaim(row: ClaimRow) {
  return {
    id: row.id,
    subject: { id: row.subject_id, name: row.subject_name },
    source: { id: row.source_id, name: row.source_name },
    claimant: { id: row.claimant_id, name: row.claimant_name },
    via: row.via,
    figure: { id: row.figure_id },
    wording: row.wording,
    quantity: presentQuantity(row.quantity),
    asOf: presentPeriod(row.as_of_from, row.as_of_to),
    asOfAssumed: row.as_of_assumed,
    publishedAt: row.published_at,
    recordedAt: row.recorded_at,
    url: row.url,
    quote: row.quote,
    externalId: row.external_id,
    status: row.status,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    version: row.version,
  }
}

export function presentConflict(row: ConflictRow) {
  const severity = SEVERITIES[row.severity]
  return {
    id: row.id,
    kind: row.kind,
    subject: { id: row.subject_id, name: row.subject_name },
    figures: [row.a, ...(row.b === null ? row.summands : [row.b])].map(presentFigure),
    verdict: row.verdict,
    ...(severity === null || severity === undefined ? {} : { severity }),
    ...presentVerdict(withoutEvidence(row.detail as PrintedDetail)),
    status: row.status,
    note: row.note,
    assignee: row.assignee,
    resolution: row.resolution === null ? null : { by: row.resolution, reason: row.reason },
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    version: row.version,
  }
}

function withoutEvidence({ judgedBy: _evidence, ...detail }: PrintedDetail): PrintedDetail {
  return detail
}

export function presentFigure(figure: ConflictFigure) {
  const { id, quantity, subject, claims, claimants, asOfFrom, asOfTo } = figure
  return {
    id,
    quantity: presentQuantity(quantity),
    asOf: presentPeriod(asOfFrom, asOfTo),
    subject,
    claims,
    claimants,
  }
}

export function presentSubject(row: SubjectRow) {
  return {
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    unit: row.unit,
    measure: row.measure,
    tags: row.tags,
    externalIds: row.external_ids,
    partOf: row.wholes,
    parts: row.parts,
    exhaustive: row.exhaustive,
    createdAt: row.created_at,
    version: row.version,
  }
}

export function presentSource(row: SourceRow) {
  const { id, name, aliases, url, tags, version } = row
  return { id, name, aliases, url, tags, createdAt: row.created_at, version }
}

export function presentChange({ at, actor, action, note, before, after }: ChangeRow) {
  return { at, who: actor, action, note, before, after }
}

export function presentComment({ id, at, actor, note }: ChangeRow) {
  return { id, at, who: actor, text: note ?? "" }
}

export function presentPeriod(from: string, to: string) {
  return printAsOf({ from, to: to === "infinity" ? null : to })
}

export function presentMention(mention: Mention) {
  const { start, end, text, noun, attribution, asOf, reader, evidence, links, quantity } = printMention(mention)
  return { start, end, text, quantity: presentQuantity(quantity), noun, attribution, asOf, reader, evidence, links }
}
