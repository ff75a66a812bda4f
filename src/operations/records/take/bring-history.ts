import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import type { ChangeRow } from "../../../store/history/changes.ts"
import {
  type DirectoryOwner,
  insertDirectoryHistory,
  insertHistory,
  type Owner,
} from "../../../store/records/write-histories.ts"
import type { Occasion } from "../../requests/occasion.ts"
import type { HistoryEntry } from "../kept.ts"
import { readTime } from "./read-values.ts"

/**
 * The history that a record brings, with an entry of who brought it: what others are said to have done was said by them.
 * Nothing where it brings none.
 */
export function broughtHistory(history: readonly HistoryEntry[] = [], { now, actor }: Occasion): ChangeRow[] {
  if (history.length === 0) return []
  const brought = { id: newId(), at: now, actor, action: "imported", note: null, before: null, after: null }
  return [...history.map((entry, index) => toChange(entry, index, now)), brought]
}

function toChange({ id, at, who, action, note, before, after }: HistoryEntry, index: number, now: string): ChangeRow {
  return { id, at: readTime(at, now, `/history/${index}/at`), actor: who, action, note, before, after }
}

export async function bringHistory(
  trx: Trx,
  owner: Owner,
  history: readonly HistoryEntry[] | undefined,
  occasion: Occasion,
): Promise<void> {
  await insertHistory(trx, owner, broughtHistory(history, occasion))
}

export async function bringDirectoryHistory(
  trx: Trx,
  owner: DirectoryOwner,
  history: readonly HistoryEntry[] | undefined,
  occasion: Occasion,
): Promise<void> {
  await insertDirectoryHistory(trx, owner, broughtHistory(history, occasion))
}
