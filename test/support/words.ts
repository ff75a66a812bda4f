import { setTimeout as sleep } from "node:timers/promises"
import { listWords } from "../../src/operations/claims/list-words.ts"
import type { Db, Store } from "../../src/store/connection/connect.ts"

/** How many claims are found by their own text only, since they are not listed yet; all of them where nothing is listed. */
export async function countTail({ pool }: Pick<Store, "pool">): Promise<number> {
  const { rows } = await pool.query(`select (count(*) filter (
      where p.through_id is null or p.walked_to is not null or (c.filed_in, c.id) > (p.through_xid, p.through_id)))::int as tail
    from claims c left join claim_words_progress p on true`)
  return rows[0].tail
}

/** Lists the words of all claims. A transaction that is open in any database of the server holds it up for a while. */
export async function listAllWords(store: Pick<Store, "pool"> & { readonly db: Db }): Promise<void> {
  for (;;) {
    await listWords(store.db)
    if ((await countTail(store)) === 0) return
    await sleep(20)
  }
}
