import { sql } from "kysely"
import t from "tap"
import { lookUpNames } from "../../src/store/claims/filing/look-up-names.ts"
import { inTransaction, type Trx } from "../../src/store/connection/transaction.ts"
import {
  familyKey,
  type LockKind,
  lockFamilies,
  lockForFiling,
  lockNames,
  nameLock,
  sourceLock,
} from "../../src/store/subjects/locks.ts"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** Filing locks in a function of the database, and all others through src/store/subjects/locks.ts. */

type Lock = { readonly hash: string; readonly mode: string }

async function listLocks(trx: Trx): Promise<Lock[]> {
  const { rows } = await sql<Lock>`
    select ((classid::bigint << 32) | objid::bigint)::text as hash, mode from pg_locks
    where locktype = 'advisory' and pid = pg_backend_pid() order by 1, 2`.execute(trx)
  return rows
}

async function hashOf(trx: Trx, kind: LockKind, key: string): Promise<string> {
  const { rows } = await sql<{ hash: string }>`select lock_key(${kind}, ${key})::text as hash`.execute(trx)
  return rows[0]?.hash ?? ""
}

t.test(
  "filing locks the same keys in one call as one by one: merges, a name, a family; and the names of sources",
  async (t) => {
    const app = await startApp()
    const { body } = await app.post("/v1/claims", claimOf("7,000"))
    const { id } = body.claim.subject
    const named = { sourceIds: [], subjectNames: [], subjectIds: [id], newNames: ["a new subject"] }
    const oneByOne = await inTransaction(app.store.db, "test", async (trx) => {
      await lockForFiling(trx)
      await lockNames(trx, ["a new subject"])
      await lockFamilies(trx, [id])
      return listLocks(trx)
    })
    t.equal(oneByOne.length, 3)
    await inTransaction(app.store.db, "test", async (trx) => {
      const { held } = await lookUpNames(trx, { ...named, sourceNames: [] }, true)
      t.same(await listLocks(trx), oneByOne)
      t.same(held, new Set([nameLock("a new subject"), familyKey(id)]))
    })
    await inTransaction(app.store.db, "test", async (trx) => {
      const { held } = await lookUpNames(trx, { ...named, sourceNames: ["a new source", "hur"] }, true)
      const more = (await listLocks(trx)).filter(({ hash }) => !oneByOne.some((lock) => lock.hash === hash))
      t.same(more, [{ hash: await hashOf(trx, "source", "a new source"), mode: "ExclusiveLock" }], "not of a known one")
      t.same(held, new Set([nameLock("a new subject"), familyKey(id), sourceLock("a new source")]))
    })
  },
)

t.test("a lock that somebody else holds is left out where filing does not wait", async (t) => {
  const app = await startApp()
  await inTransaction(app.store.db, "test", async (trx) => {
    await lockNames(trx, ["taken"])
    await inTransaction(app.store.db, "test", async (other) => {
      const named = { sourceNames: [], sourceIds: [], subjectNames: [], subjectIds: [], newNames: ["taken", "free"] }
      t.same((await lookUpNames(other, named, false)).held, new Set([nameLock("free")]))
    })
  })
})
