import { sql } from "kysely"
import type { ConflictStatus } from "../tables.ts"
import type { ConflictFilter } from "./conflict-conditions.ts"
import type { Condition } from "./conflict-figures.ts"
import { SEVERITIES } from "./pair-row.ts"

const STATUSES: readonly ConflictStatus[] = ["open", "explained", "dismissed", "resolved"]

/**
 * Conditions on `conflicts k`, of which exactly one is true of each conflict of a list. The conflicts of each are read in the order
 * of the list from an index, and the list is merged of them, so that a page costs the same in a store of any size. There are
 * three such indexes: over all ids, over status, severity and id, and over status and id of what is not open. None where the first
 * one fits, or where few conflicts are in the list.
 */
export function listStretches(filter: ConflictFilter, sort: "newest" | "oldest" | "severity"): Condition[] {
  const { status, severity, subject, figure } = filter
  const isAll = status === undefined && severity === undefined && sort !== "severity"
  if (isAll || subject !== undefined || figure !== undefined) return []
  const isGraded = severity !== undefined || sort === "severity"
  return [...new Set(status ?? STATUSES)].flatMap((one) => {
    const ofStatus = sql`k.status = ${one}`
    if (isGraded || one !== "open") return [ofStatus]
    return SEVERITIES.map((_, grade) => sql`${ofStatus} and k.severity = ${grade}`)
  })
}
