import { isUuid } from "../../operations/requests/uuid.ts"
import type { DisputePosition, DisputeSort } from "../../store/conflicts/dispute-list.ts"
import type { DisputeRow } from "../../store/conflicts/disputes.ts"
import { isInstant, isRank, readCursor, writeCursor } from "../server/cursor.ts"

/** Where a page of disputes ends. A dispute that grows between two pages may be on both of them or on neither. */
export function readPosition(cursor: string | undefined, sort: DisputeSort): DisputePosition | undefined {
  if (sort !== "severity") {
    const keys = readCursor<[string, string]>(cursor, `disputes ${sort}`, [isInstant, isUuid])
    return keys && { sort, openedAt: keys[0], subjectId: keys[1] }
  }
  const keys = readCursor<[number, number, string]>(cursor, "disputes severity", [isRank, isCount, isUuid])
  return keys && { sort, severity: keys[0], open: keys[1], subjectId: keys[2] }
}

export function writePosition(row: DisputeRow, sort: DisputeSort): string {
  if (sort !== "severity") return writeCursor(`disputes ${sort}`, [row.opened_at ?? "", row.subject.id])
  return writeCursor("disputes severity", [row.severity, row.open_conflicts, row.subject.id])
}

function isCount(key: unknown): key is number {
  return Number.isSafeInteger(key) && Number(key) > 0
}
