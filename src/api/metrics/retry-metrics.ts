import { Counter, type Registry } from "prom-client"
import type { Listeners } from "../../operations/signals.ts"

/**
 * Shown from the start, so that the first of each is seen as a rise: serialisation failures, deadlocks, keys taken
 * meanwhile.
 */
const USUAL = ["40001", "40P01", "23505"]
const OUTCOMES = ["tried again", "given up"] as const

/** Registers the retries of transactions, by SQLSTATE ("none" where there is none), and returns the listener. */
export function countRetries(registry: Registry): Pick<Listeners, "retried"> {
  const retries = new Counter({
    name: "countercheck_transaction_retries_total",
    help: "Attempts of transactions that failed for a reason that may pass.",
    labelNames: ["sqlstate", "outcome"] as const,
    registers: [registry],
  })
  for (const sqlstate of USUAL) for (const outcome of OUTCOMES) retries.inc({ sqlstate, outcome }, 0)
  return { retried: ({ sqlState, outcome }) => retries.inc({ sqlstate: sqlState || "none", outcome }) }
}
