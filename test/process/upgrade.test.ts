import { execFileSync } from "node:child_process"
import { mkdirSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import t, { type Test } from "tap"
import { migrations } from "../../migrations/index.ts"
import { checkLedger } from "../faults/check-ledger.ts"
import { under, untilMore } from "../faults/fleet.ts"
import { openLedger } from "../faults/ledger.ts"
import { claimOf } from "../support/claims.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { call, makeDataFolder, startService } from "../support/service.ts"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
/**
 * An older version that reads and judges as this one does. It has all migrations of today; with the next one the test is again
 * about what happens while a newer version migrates.
 */
const OLDER = "7a94e399a9e3ee43a98cc4cffe9f3e18637cc3b1"
/** A version from before the baseline. */
const BEFORE_BASELINE = "1afc677bfcc3569d9c4ea117382ed0f8d67222b1"
/** Requests that are acknowledged before, while and after the newer version starts. */
const ENOUGH = 40

const MIGRATIONS = Object.keys(migrations)

t.test("a store from before the baseline is refused, and goes on", { skip: whyNot(BEFORE_BASELINE) }, async (t) => {
  const url = await makeEmpty(t)
  const older = await startService(t, { DATABASE_URL: url }, unpack(t, BEFORE_BASELINE))
  const filed = await call(older.address, "POST", "/v1/claims", claimOf("1,000"))
  t.equal(filed.status, 201)
  for (const settings of [{}, { MIGRATE: "off" }]) {
    await t.rejects(startService(t, { DATABASE_URL: url, ...settings }), {
      message: /from before its first release.*Nothing was changed/,
    })
  }
  t.equal((await call(older.address, "GET", `/v1/claims/${filed.body.claim.id}`)).status, 200)
  t.equal((await call(older.address, "POST", "/v1/claims", claimOf("2,000"))).status, 201)
})

t.test(
  "an older version keeps serving while a newer one migrates, and beside it",
  { skip: whyNot(OLDER) },
  async (t) => {
    const url = await makeEmpty(t)
    const main = unpack(t, OLDER)
    const older = await startService(t, { DATABASE_URL: url }, main)
    const known = await listMigrations(url)
    t.same(known, MIGRATIONS.slice(0, known.length), "the schema is the older version's")

    const addresses = [older.address]
    const ledger = openLedger("an upgrade", { seed: 5, rules: false })
    const reading = readAlong(addresses)
    await under(ledger, addresses, async () => {
      await untilMore(ledger, ENOUGH)
      const newer = await startService(t, { DATABASE_URL: url })
      t.same(await listMigrations(url), MIGRATIONS, "the newer one has migrated")
      addresses.push(newer.address)
      await untilMore(ledger, ENOUGH)
    })
    const { reads, wrong } = await reading.stop()
    t.same(wrong, [], `${reads} reads were answered, or told to try again`)

    for (const address of addresses) await checkLedger(t, { address, hurry: url }, ledger)
    await checkEachOther(t, addresses)

    older.kill("SIGTERM")
    t.equal((await older.exited).code, 0)
    const back = await startService(t, { DATABASE_URL: url, MIGRATE: "off" }, main)
    await checkEachOther(t, [String(addresses[1]), back.address])
  },
)

/** The answer to the second claim names the conflict, and both versions show it. */
async function checkEachOther(t: Test, addresses: readonly string[]): Promise<void> {
  for (const [first, second] of [addresses, addresses.toReversed()]) {
    const subject = { name: `Filed at ${first}, then at ${second}`, unit: "1", measure: "stock" }
    await call(String(first), "POST", "/v1/claims", claimOf("1,000", { subject, claimant: { name: "A" } }))
    const claim = claimOf("2,000", { subject, claimant: { name: "B" } })
    const { status, body } = await call(String(second), "POST", "/v1/claims", claim)
    t.same([status, body.conflicts.length], [201, 1], "a claim is judged against the other version's")
    for (const address of addresses) {
      const shown = await call(address, "GET", `/v1/conflicts?subject=${body.claim.subject.id}`)
      t.same(
        shown.body.items.map(({ id }: { id: string }) => id),
        [body.conflicts[0].id],
      )
    }
  }
}

const PATHS = ["/v1/claims?limit=20", "/v1/conflicts?status=open&limit=20", "/v1/subjects?limit=20", "/health/ready"]

/** Asks for lists, one after the other, until it is stopped. */
function readAlong(addresses: readonly string[]) {
  let goesOn = true
  let reads = 0
  const wrong: string[] = []
  const reading = (async () => {
    for (; goesOn; reads += 1) {
      const [address, path] = [addresses[reads % addresses.length], PATHS[reads % PATHS.length]]
      const { status, headers } = await call(String(address), "GET", String(path))
      if (status !== 200 && !(status === 503 && headers.has("retry-after"))) wrong.push(`${path} ${status}`)
      await sleep(20)
    }
  })()
  return {
    stop: async () => {
      goesOn = false
      await reading
      return { reads, wrong }
    },
  }
}

async function makeEmpty(t: Test): Promise<string> {
  const { url } = await cloneDatabase(t)
  await query(url, "drop schema public cascade; drop schema graphile_worker cascade; create schema public")
  return url
}

async function listMigrations(url: string): Promise<string[]> {
  return (await query(url, "select name from kysely_migration order by name")).map(({ name }) => name)
}

/** The path of its main.ts. It runs on the packages of today, which are there. */
function unpack(t: Test, commit: string): string {
  const folder = join(makeDataFolder(t), "older")
  mkdirSync(folder)
  const archive = execFileSync("git", ["archive", commit, "src", "migrations", "package.json"], {
    cwd: ROOT,
    maxBuffer: 100_000_000,
  })
  execFileSync("tar", ["-x", "-C", folder], { input: archive })
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"))
  return join(folder, "src/main.ts")
}

/** False where the older version can be had. */
function whyNot(commit: string): string | false {
  try {
    execFileSync("git", ["cat-file", "-e", `${commit}^{commit}`], { cwd: ROOT, stdio: "ignore" })
    return false
  } catch {
    return `the history of this checkout does not go back to ${commit.slice(0, 7)}, an older version`
  }
}
