import t from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { callerOf, LIMITS, makeFiler, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

t.test("a database that takes no writes is away for writes, and the service is not ready", async (t) => {
  const app = await startApp()
  const { body: subject } = await app.post("/v1/subjects", { name: "Troops" })
  const call = await startReadOnly(app)
  const ready = await call("GET", "/health/ready")
  t.same([ready.status, ready.body.type], [503, "urn:countercheck:problem:database-away"])
  t.ok(Number(ready.headers.get("retry-after")) > 0)
  t.equal((await call("GET", "/health/live")).status, 200)
  t.equal((await call("GET", `/v1/subjects/${subject.id}`)).status, 200, "what is stored can be read")
  const writes = [
    ["POST", "/v1/claims", claimOf("7,000")],
    ["POST", "/v1/subjects", { name: "Others" }],
    ["PATCH", `/v1/subjects/${subject.id}`, { tags: ["war"] }],
  ] as const
  for (const [method, path, body] of writes) {
    const answer = await call(method, path, body)
    t.same([answer.status, answer.body.type], [503, "urn:countercheck:problem:database-away"], `${method} ${path}`)
    t.ok(Number(answer.headers.get("retry-after")) > 0, "it says when to come again")
  }
  t.equal((await app.get("/health/ready")).status, 200, "one that takes writes is ready")
})

/** The service on the same database, whose transactions are read-only by default, as on a standby. */
async function startReadOnly(app: TestApp): Promise<TestApp["call"]> {
  const url = new URL(app.url)
  url.searchParams.set("options", "-c default_transaction_read_only=on -c TimeZone=UTC")
  const store = openStore({ url: url.href, poolSize: 4, statementTimeout: 30_000 })
  const own = await buildApp({ db: store.db, filer: makeFiler(store.db), logger: false, ...LIMITS, now: () => NOW })
  t.teardown(async () => {
    await own.close()
    await store.close()
  })
  return callerOf(await own.listen({ host: "127.0.0.1", port: 0 }), app.check)
}
