import { isUuid } from "../../operations/requests/uuid.ts"
import type { ConflictPosition, ConflictSort } from "../../store/conflicts/conflict-list.ts"
import type { ConflictRow } from "../../store/conflicts/pair-row.ts"
import { isRank, readCursor, writeCursor } from "../server/cursor.ts"

export function readPosition(cursor: string | undefined, sort: ConflictSort): ConflictPosition | undefined {
  const [severity, id] = readCursor<[number, string]>(cursor, `conflicts ${sort}`, [isRank, isUuid]) ?? []
  return severity === undefined || id === undefined ? undefined : { severity, id }
}

export function writePosition(row: ConflictRow, sort: ConflictSort): string {
  return writeCursor(`conflicts ${sort}`, [row.severity, row.id])
}
