import { type Missed, readMissed } from "../../../../store/claims/filing/file-rows.ts"
import { isTakenMeanwhile } from "../taken-meanwhile.ts"
import type { FilingMemory } from "./filing-memory.ts"
import type { JudgedClaims } from "./judge-batch.ts"

/** What did not hold; "taken" where another transaction took a name or an id at the same time. */
export type NotWritten = Missed | "taken"

/**
 * Writes what was judged. Undefined where all is written. Where it is not, what was judged is not what is stored, and is
 * forgotten.
 */
export async function tryToWrite(
  { families }: JudgedClaims,
  memory: FilingMemory,
  write: () => Promise<void>,
): Promise<NotWritten | undefined> {
  try {
    await write()
    return undefined
  } catch (error) {
    memory.forgetFamilies(families.values())
    const missed = readMissed(error)
    memory.leaveToLocks(missed?.families.flatMap((id) => families.get(id) ?? []) ?? [])
    if (missed?.epoch === true) memory.clear()
    if (missed !== undefined) return missed
    if (isTakenMeanwhile(error)) return "taken"
    throw error
  }
}
