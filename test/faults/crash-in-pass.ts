import pg from "pg"
import type { Test } from "tap"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { expectConflicts, makeStatements } from "../support/claim-oracle.ts"
import { cloneDatabase } from "../support/database.ts"
import { call, startService, until } from "../support/service.ts"
import { listAll } from "./ask.ts"
import { printPair } from "./check-ledger.ts"
import { endPasses, readPass } from "./passes.ts"

const PERCENT = 25

/**
 * kill -9 while a pass is half done. What holds the pass up is the lock of its last subject's family, so that it is
 * always killed in the middle. The next process must finish it without help.
 */
export async function crashInPass(t: Test, options: { subjects: number; claims: number }): Promise<void> {
  const { url } = await cloneDatabase(t)
  const first = await startService(t, { DATABASE_URL: url })
  const subjects = await fileSubjects(first.address, options.subjects, options.claims)
  const last = [...subjects].sort().at(-1)
  const holder = await holdFamily(t, url, String(last))
  const rule = { scope: { measure: "stock" }, settings: { relative: { percent: PERCENT } } }
  const { body } = await call(first.address, "POST", "/v1/rules", rule)
  const pass = body.rejudging.id
  await until(async () => (await readPass(first.address, pass)).subjects.done === options.subjects - 1)
  t.equal((await readPass(first.address, pass)).status, "running", "it is killed in the middle")
  first.kill("SIGKILL")
  await first.exited
  await holder.release()
  const second = await startService(t, { DATABASE_URL: url })
  // Nobody tells it to: what a killed process left behind is taken up when the queue starts.
  await endPasses({ address: second.address })
  const { status, subjects: counted, error } = await readPass(second.address, pass)
  t.same(
    [status, counted.done, error],
    ["done", options.subjects, null],
    "it came to its end, and nothing was done twice",
  )
  for (const subject of subjects) await checkSubject(t, second.address, subject)
  second.kill("SIGTERM")
  t.equal((await second.exited).code, 0)
}

async function fileSubjects(address: string, count: number, claims: number): Promise<string[]> {
  const ids: string[] = []
  for (let place = 0; place < count; place += 1) {
    const subject = { name: `Subject ${place}`, unit: "1", measure: "stock" }
    const said = makeStatements(place, claims).map((claim) =>
      call(address, "POST", "/v1/claims", { ...claim, subject }),
    )
    const answers = await Promise.all(said)
    const wrong = answers.filter(({ status }) => status !== 201)
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]?.body))
    ids.push(answers[0]?.body.claim.subject.id)
  }
  return ids
}

async function holdFamily(t: Test, url: string, subject: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  t.teardown(() => client.end())
  await client.query("begin")
  await client.query("select pg_advisory_xact_lock(lock_key('family', family_id::text)) from subjects where id = $1", [
    subject,
  ])
  return { release: () => client.query("rollback") }
}

async function checkSubject(t: Test, address: string, subject: string): Promise<void> {
  const claims = await listAll(address, `/v1/claims?subject=${subject}&status=active&limit=200`)
  const tolerance = { ...BUILT_IN_TOLERANCE, relativePercent: exact(PERCENT), precise: "tolerant" as const }
  const expected = expectConflicts(claims, { measure: "stock", tolerance })
  const open = await listAll(address, `/v1/conflicts?subject=${subject}&status=open&limit=200`)
  t.same(open.map(printPair).sort(), expected.open, `${expected.open.length} are open`)
}
