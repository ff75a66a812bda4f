import t from "tap"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

t.test("a source that a claim names in any role cannot be deleted, and another one can", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/claims", claimOf("7,000", { externalId: "a-1" }))
  const { source, claimant } = body.claim
  const remove = async (id: string) => {
    await app.store.pool.query("delete from source_names where source_id = $1", [id])
    return app.store.pool.query("delete from sources where id = $1", [id])
  }
  await t.rejects(remove(source.id), { code: "23503", message: /claims name the source/ })
  await t.rejects(remove(claimant.id), { code: "23503" })
  const unnamed = "0190a0a0-0000-7000-8000-000000000001"
  await app.store.pool.query("insert into sources (id, name, created_at) values ($1, 'Nobody', now())", [unnamed])
  t.equal((await remove(unnamed)).rowCount, 1)
})
