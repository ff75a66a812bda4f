import { sql } from "kysely"
import type { Trx } from "../connection/transaction.ts"

/**
 * Counts the epoch up: something has changed that filing depends on and that belongs to no family. Whoever remembers such
 * things reads them again. It is counted in the transaction of the change, so that nobody sees the one without the other.
 */
export async function countEpochUp(trx: Trx): Promise<void> {
  await sql`
    insert into filing_epoch as e default values on conflict (only_row) do update set epoch = e.epoch + 1`.execute(trx)
}

/** The same where one of these folded names belongs to another subject too: it may have meant that one alone until now. */
export async function countSharedNames(trx: Trx, subjectId: string, nameKeys: readonly string[]): Promise<void> {
  await sql`
    insert into filing_epoch as e (only_row) select true where exists (
      select 1 from subject_names n where n.name_key = any(${[...nameKeys]}::text[]) and n.subject_id <> ${subjectId})
    on conflict (only_row) do update set epoch = e.epoch + 1`.execute(trx)
}
