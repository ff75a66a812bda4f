import { setTimeout as sleep } from "node:timers/promises"
import t from "tap"
import { createKey, revokeKey } from "../../src/operations/access/keys.ts"
import { Recogniser } from "../../src/operations/access/recogniser.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { inTransaction } from "../../src/store/connection/transaction.ts"
import { NOW } from "../support/app.ts"
import { cloneDatabase } from "../support/database.ts"

/** Milliseconds between an answer of the database and the moment that it is heard. */
const SLOW = 900
const occasion = { now: NOW, actor: null }

/** A recogniser that hears the answers of its database late. `answered`: the first is on its way. */
async function startSlow() {
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 4, statementTimeout: 30_000 })
  t.teardown(() => store.close())
  const onTheWay = Promise.withResolvers<void>()
  const db = store.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      onTheWay.resolve()
      await sleep(SLOW)
      return result
    },
  })
  const { id, key } = await inTransaction(store.db, "make", (trx) =>
    createKey(trx, { name: "CMS", scopes: ["read"] }, occasion),
  )
  const revoke = () => inTransaction(store.db, "revoke", (trx) => revokeKey(trx, id, occasion))
  const recogniser = new Recogniser({ db, now: () => NOW, onFailure: (error) => t.error(error) })
  return { recogniser, key, revoke, answered: onTheWay.promise }
}

t.test("what was read of a key holds for a second from the question, however late the answer comes", async (t) => {
  const { recogniser, key, revoke, answered } = await startSlow()
  const asked = performance.now()
  const first = recogniser.recogniseKey(key)
  await answered
  await revoke()
  t.match(await first, { kind: "key", name: "CMS" }, "it was good when it was read")
  await sleep(Math.max(0, asked + 1_050 - performance.now()))
  t.equal(await recogniser.recogniseKey(key), null)
})

t.test("a process that revokes a key does not remember what it was reading of it meanwhile", async (t) => {
  const { recogniser, key, revoke, answered } = await startSlow()
  const first = recogniser.recogniseKey(key)
  await answered
  await revoke()
  recogniser.forget()
  t.match(await first, { kind: "key", name: "CMS" })
  t.equal(await recogniser.recogniseKey(key), null, "at once")
})
