import type { LikelyDuplicate } from "../../operations/names/list-duplicates.ts"
import type { DistinctionRow } from "../../store/names/distinctions.ts"

export function presentDuplicate({ one, other }: LikelyDuplicate) {
  const { id, name, score, why } = other
  return { one: { id: one.id, name: one.name }, other: { id, name }, score, why }
}

export function presentDistinction(row: DistinctionRow) {
  const { id, are_different: different, note, actor: who, at } = row
  const one = { id: row.one_id, name: row.one_name }
  return { id, one, other: { id: row.other_id, name: row.other_name }, different, note, who, at }
}
