import type { ChangeRow } from "../../store/history/changes.ts"
import type { Histories } from "../../store/records/list-histories.ts"
import type { HistoryEntry } from "./kept.ts"

/** The history of one thing as its record tells it. */
export function entriesOf(histories: Histories, id: string): HistoryEntry[] {
  return (histories.get(id) ?? []).map(toEntry)
}

function toEntry({ id, at, actor, action, note, before, after }: ChangeRow): HistoryEntry {
  return { id, at, who: actor, action, note, before, after }
}
