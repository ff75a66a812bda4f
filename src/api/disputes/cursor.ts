import type { DisputePosition, DisputeRow, DisputeSort } from "../../store/conflicts/disputes.ts"
import { isInstant, isRank, isUuid, readCursor, writeCursor } from "../server/cursor.ts"

/** Where a page of disputes ends. A dispute that grows between two pages may be on both, or on none. */
export function readPlace(cursor: string | undefined, sort: DisputeSort): DisputePosition | undefined {
  if (sort === "newest") {
    const place = readCursor<[string, string]>(cursor, "disputes newest", [isInstant, isUuid])
    return place && { sort, openedAt: place[0], subjectId: place[1] }
  }
  const place = readCursor<[number, number, string]>(cursor, "disputes severity", [isRank, isCount, isUuid])
  return place && { sort, severity: place[0], open: place[1], subjectId: place[2] }
}

export function writePlace(row: DisputeRow, sort: DisputeSort): string {
  if (sort === "newest") return writeCursor("disputes newest", [row.opened_at ?? "", row.subject.id])
  return writeCursor("disputes severity", [row.severity, row.open_conflicts, row.subject.id])
}

function isCount(key: unknown): key is number {
  return Number.isSafeInteger(key) && Number(key) > 0
}
