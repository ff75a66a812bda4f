import { once } from "node:events"
import { type AddressInfo, connect, createServer } from "node:net"
import pg from "pg"
import t, { type Test } from "tap"
import { migrations } from "../../migrations/index.ts"
import { waitForDatabase } from "../../src/store/connection/wait-for-database.ts"
import { claimOf } from "../support/claims.ts"
import { findDangling } from "../support/dangling.ts"
import { cloneDatabase } from "../support/database.ts"
import { startProxy } from "../support/proxy.ts"
import { query } from "../support/query.ts"
import {
  type Answer,
  call,
  listMembers,
  makeDataFolder,
  readClusterName,
  runProgram,
  type Service,
  startService,
  until,
  waitForText,
} from "../support/service.ts"

const NOWHERE = "postgres://user:secret@127.0.0.1:1/figures"

t.test("a database that is cut off", async (t) => {
  const { url } = await cloneDatabase(t)
  const proxy = await startProxy(t, url)
  const service = await startService(t, { DATABASE_URL: proxy.url, STATEMENT_TIMEOUT: "1000", POOL_SIZE: "4" })
  t.equal((await file(service, "10,000")).status, 201)

  await t.test("answers with 503 and Retry-After, stays alive, and recovers", async (t) => {
    proxy.cut()
    for (let round = 0; round < 3; round += 1) await checkAway(t, service)
    proxy.restore()
    await untilFiled(service, "20,000")
    t.equal((await call(service.address, "GET", "/health/ready")).status, 200)
  })

  await t.test("in the middle of filing leaves nothing of a claim, or all of it", async (t) => {
    const lock = await lockClaims(t, url)
    const answers = Promise.all([file(service, "30,000"), file(service, "40,000")])
    await lock.untilAwaited()
    proxy.cut()
    for (const answer of await answers) checkProblem(t, answer)
    proxy.restore()
    await lock.release()
    await untilFiled(service, "50,000")
    const wordings = await listWordings(service)
    const unsure = ["30,000", "40,000"]
    t.same(
      wordings.filter((wording) => !unsure.includes(wording)),
      ["10,000", "20,000", "50,000"],
    )
    await checkWhole(t, url)
  })

  await t.test("without a word, as behind a pulled cable: its connections are given up", async (t) => {
    proxy.freeze()
    for (const answer of await Promise.all(askAll(service))) checkProblem(t, answer)
    t.equal((await call(service.address, "GET", "/health/live")).status, 200)
    proxy.restore()
    const answers = await Promise.all(askAll(service))
    t.same(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
      "new ones are made, though the old ones never said that they ended",
    )
  })

  await t.test("and whose sessions an administrator ends", async (t) => {
    // Of this database alone: other tests run on the same server.
    await query(
      url,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'countercheck'",
    )
    await untilFiled(service, "80,000")
    t.equal((await call(service.address, "GET", "/health/ready")).status, 200)
  })
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
})

t.test("a service that stops while its database is away", async (t) => {
  const { url } = await cloneDatabase(t)
  const proxy = await startProxy(t, url)
  const service = await startService(t, { DATABASE_URL: proxy.url })
  proxy.cut()
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
})

t.test("a stop answers what is in flight, takes nothing new, and ends with 0", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await startService(t, { DATABASE_URL: url })
  const lock = await lockClaims(t, url)
  const answer = file(service, "10,000")
  await lock.untilAwaited()
  service.kill("SIGTERM")
  await until(() => isRefused(service.address))
  service.kill("SIGTERM")
  await lock.release()
  t.equal((await answer).status, 201)
  const { code, output } = await service.exited
  t.equal(code, 0)
  t.notMatch(output, "cut off", "the connection that was kept alive did not keep the service up")
  t.same(await query(url, "select wording from claims"), [{ wording: "10,000" }])
})

t.test("a request that outlives SHUTDOWN_TIMEOUT is cut off, and what waited behind it leaves nothing", async (t) => {
  const { url } = await cloneDatabase(t)
  // The statement would wait for ten minutes; only being cut off ends the service before.
  const env = { DATABASE_URL: url, SHUTDOWN_TIMEOUT: "300", STATEMENT_TIMEOUT: "600000", POOL_SIZE: "2" }
  const service = await startService(t, env)
  const lock = await lockClaims(t, url)
  const cut = Promise.allSettled(["10,000", "20,000", "30,000"].map((figure) => file(service, figure)))
  await lock.untilAwaited()
  service.kill("SIGINT")
  const { code, output } = await service.exited
  t.equal(code, 0)
  t.match(output, "cut off")
  t.same(
    (await cut).map(({ status }) => status),
    ["rejected", "rejected", "rejected"],
  )
  await lock.release()
  await lock.untilFree()
  // What PostgreSQL has taken in it brings to its end, though nobody hears of it.
  const wordings = (await query(url, "select wording from claims")).map(({ wording }) => wording)
  t.ok(wordings.length === 0 || wordings.join() === "10,000", wordings.join())
  await checkWhole(t, url)
})

t.test("a DATABASE_URL that leads nowhere", async (t) => {
  const waits = runProgram(t, "main.ts", { DATABASE_URL: NOWHERE, PORT: "0" })
  await waitForText(waits, /(does not answer yet .*ECONNREFUSED.*Waiting up to 60 s)/)
  waits.kill("SIGTERM")
  const stopped = await waits.exited
  t.same([stopped.code, stopped.output.includes("secret")], [0, false], "a start that waits can be stopped")

  const told: string[] = []
  await t.rejects(
    waitForDatabase(NOWHERE, (message) => told.push(message), { patience: 0 }),
    { message: /^The database does not answer: .*ECONNREFUSED.* Is DATABASE_URL right\?$/ },
  )

  const { url } = await cloneDatabase(t)
  const other = new URL(url)
  other.pathname = "/no_such_database"
  const { code, output } = await runProgram(t, "main.ts", { DATABASE_URL: other.href }).exited
  t.equal(code, 1, "what waiting does not mend ends the start at once")
  t.match(output, 'database "no_such_database" does not exist. Is DATABASE_URL right?')
})

t.test("a port in use is reported with the embedded server too, and no process is left", async (t) => {
  const taken = createServer().listen(0, "127.0.0.1")
  await once(taken, "listening")
  t.teardown(() => taken.close())
  const { port } = taken.address() as AddressInfo
  const folder = makeDataFolder(t)
  const program = runProgram(t, "main.ts", { DATA_DIR: folder, PORT: String(port) })
  await waitForText(program, /(the embedded PostgreSQL runs)/)
  const name = readClusterName(folder)
  const { code, output } = await program.exited
  t.equal(code, 1)
  t.match(output, `The port ${port} is in use. Set PORT to another one.`)
  t.same(listMembers(name), [])
})

t.test("every wrong variable is named in one message", async (t) => {
  const { code, output } = await runProgram(t, "main.ts", { PORT: "none", POOL_SIZE: "0" }).exited
  t.equal(code, 1)
  t.match(output, /PORT is "none".*\n.*POOL_SIZE is "0"/)
})

t.test("MIGRATE=off on a database without the schema, and `npm run migrate`", async (t) => {
  const { url } = await cloneDatabase(t)
  await query(url, "drop schema public cascade")
  await query(url, "create schema public")
  const env = { DATABASE_URL: url, MIGRATE: "off", PORT: "0" }
  const refused = await runProgram(t, "main.ts", env).exited
  t.equal(refused.code, 1)
  t.match(refused.output, /schema is not up to date: 0001_baseline, .* have not run. Run `npm run migrate`/)
  t.same(await query(url, "select tablename from pg_tables where schemaname = 'public'"), [], "it was left as it was")

  const both = await Promise.all([1, 2].map(() => runProgram(t, "commands/migrate.ts", { DATABASE_URL: url }).exited))
  t.same(both.map(({ code, output }) => `${code} ${output}`).sort(), [
    `0 Migrated: ${Object.keys(migrations).join(", ")}\n`,
    "0 The schema is up to date.\n",
  ])
  const again = await runProgram(t, "commands/migrate.ts", { DATABASE_URL: url }).exited
  t.same([again.code, again.output], [0, "The schema is up to date.\n"])
  const service = await startService(t, env)
  t.equal((await file(service, "10,000")).status, 201)
})

/** Every way in says 503 with Retry-After; the process is alive. */
async function checkAway(t: Test, service: Service): Promise<void> {
  for (const answer of await Promise.all([file(service, "99,000"), ...askAll(service)])) checkProblem(t, answer)
  t.equal((await call(service.address, "GET", "/health/live")).status, 200)
}

function askAll({ address }: Service): Promise<Answer>[] {
  return ["/v1/conflicts", "/v1/claims", "/v1/subjects", "/health/ready"].map((path) => call(address, "GET", path))
}

function checkProblem(t: Test, { status, headers, body }: Answer): void {
  t.same(
    [status, headers.get("content-type"), Number(headers.get("retry-after")) > 0, body.status, body.type],
    [503, "application/problem+json; charset=utf-8", true, 503, "urn:countercheck:problem:database-away"],
  )
}

function file({ address }: Service, figure: string): Promise<Answer> {
  return call(address, "POST", "/v1/claims", claimOf(figure))
}

/** Sent again while the answer is 503, as Retry-After asks for. */
async function untilFiled(service: Service, figure: string): Promise<void> {
  const claim = claimOf(figure, { externalId: figure })
  await until(async () => (await call(service.address, "POST", "/v1/claims", claim)).status === 201)
}

async function listWordings({ address }: Service): Promise<string[]> {
  const { body } = await call(address, "GET", "/v1/claims?limit=200")
  return body.items.map(({ wording }: { wording: string }) => wording).sort()
}

async function isRefused(address: string): Promise<boolean> {
  const socket = connect(Number(new URL(address).port), "127.0.0.1")
  try {
    await once(socket, "connect")
    return false
  } catch {
    return true
  } finally {
    socket.destroy()
  }
}

/** Holds up all filing for as long as a test wants. */
async function lockClaims(t: Test, url: string) {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  t.teardown(() => client.end())
  await client.query("begin")
  await client.query("lock table claims in access exclusive mode")
  const awaited = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  return {
    untilAwaited: () => until(async () => (await query(url, awaited)).length > 0),
    untilFree: () => until(async () => (await query(url, AT_WORK)).length === 0),
    release: () => client.query("commit"),
  }
}

const AT_WORK = `select from pg_stat_activity where datname = current_database() and application_name = 'countercheck'
  and state <> 'idle'`

/** Every figure has the claims and the claimants that it counts, and nothing names what is not there. */
async function checkWhole(t: Test, url: string): Promise<void> {
  const claims = "select count(*) from claims c where c.family_id = f.family_id and c.figure_id = f.id"
  const said = "select sum(c.claims) from figure_claimants c where c.family_id = f.family_id and c.figure_id = f.id"
  t.same(await query(url, `select f.id from figures f where f.claims <> (${claims}) or f.claims <> (${said})`), [])
  t.same(await findDangling(url), [])
}
