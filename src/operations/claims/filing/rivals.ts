import { constraintOf, sqlState } from "../../../store/connection/transaction.ts"

/** What two processes may take at the same time: the second finds it taken when it tries once more. */
const TAKEN_BY_A_RIVAL = new Set(["claim_external_ids_pkey", "source_names_pkey", "idempotency_keys_pkey"])

/** Whether a batch failed only because somebody took a name, an external id or a key since it was read. */
export function isRival(error: unknown): boolean {
  return sqlState(error) === "23505" && TAKEN_BY_A_RIVAL.has(constraintOf(error))
}
