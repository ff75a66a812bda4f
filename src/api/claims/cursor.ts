import { isUuid } from "../../operations/requests/uuid.ts"
import type { ClaimPosition } from "../../store/claims/claim-list.ts"
import type { Order } from "../../store/claims/claim-order.ts"
import type { ClaimRow } from "../../store/claims/claims.ts"
import { isInstant, readCursor, writeCursor } from "../server/cursor.ts"

/** A cursor of one order fits no other. */
const nameOf = ({ by, direction }: Order) => `claims ${by} ${direction}`

export function readPosition(cursor: string | undefined, order: Order): ClaimPosition | undefined {
  const keys = readCursor<[string, string]>(cursor, nameOf(order), [isInstant, isUuid])
  return keys && { publishedAt: keys[0], id: keys[1] }
}

export function writePosition(row: ClaimRow, order: Order): string {
  return writeCursor(nameOf(order), [row.published_at, row.id])
}
