import { constraintOf, sqlState } from "../../../store/connection/sql-state.ts"

/** The keys that two processes may take at the same time. The second finds it taken when it tries once more. */
const TAKEN_BY_ANOTHER = new Set(["claim_external_ids_pkey", "source_names_pkey", "idempotency_keys_pkey"])

/** Whether a transaction failed only because another took a name, an external id or a key since it was looked up. */
export function isTakenMeanwhile(error: unknown): boolean {
  return sqlState(error) === "23505" && TAKEN_BY_ANOTHER.has(constraintOf(error))
}
