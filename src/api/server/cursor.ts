import { readInstant } from "../../operations/requests/read-instant.ts"
import { ProblemError } from "./problems/error-handler.ts"

/** Where a page ends: the name of the list, so that the cursor fits no other list, and then the keys of the last item. */
export function writeCursor(list: string, keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString("base64url")
}

/** The keys of a cursor, each checked since a cursor comes from outside; undefined where none was given. */
export function readCursor<T extends readonly unknown[]>(
  cursor: string | undefined,
  list: string,
  checks: { readonly [K in keyof T]: (key: unknown) => key is T[K] },
): T | undefined {
  if (cursor === undefined) return undefined
  const [name, ...keys] = decode(cursor)
  const fits = name === list && keys.length === checks.length && checks.every((check, index) => check(keys[index]))
  if (fits) return keys as unknown as T
  throw new ProblemError("invalid-cursor", `The cursor is not a nextCursor of this list with this sort.`, {
    errors: [{ parameter: "cursor", detail: "expected the nextCursor of the page before, unchanged" }],
  })
}

function decode(cursor: string): readonly unknown[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))
    return Array.isArray(decoded) ? decoded : []
  } catch {
    return []
  }
}

export function isRank(key: unknown): key is number {
  return typeof key === "number" && Number.isInteger(key) && key >= 0 && key <= 3
}

/** Whether it counts something from 1. */
export function isPlace(key: unknown): key is number {
  return typeof key === "number" && Number.isInteger(key) && key >= 1
}

export function isInstant(key: unknown): key is string {
  return typeof key === "string" && readInstant(key) === key
}

/** A page of `limit` items. `rows` holds one row more where there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  cursorAt: (row: Row) => string,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? cursorAt(last) : null,
  }
}
