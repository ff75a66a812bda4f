import type { SubjectRow } from "../../store/subjects/subjects.ts"

export function presentSubject(row: SubjectRow) {
  return {
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    unit: row.unit,
    measure: row.measure,
    measureAssumed: row.measure_assumed,
    tags: row.tags,
    externalIds: row.external_ids,
    partOf: row.wholes,
    parts: row.parts,
    exhaustive: row.exhaustive,
    disjoint: row.disjoint,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    version: row.version,
  }
}
