import { setTimeout as sleep } from "node:timers/promises"
import t from "tap"
import { findBroken, stateOf } from "../faults/check-families.ts"
import { makeStatements } from "../support/claim-oracle.ts"
import { cloneDatabase } from "../support/database.ts"
import { holdLock } from "../support/filing.ts"
import { query } from "../support/query.ts"
import { call, startService, until } from "../support/service.ts"

/** Joins of families beside others, without kills: those are in family-moves.test.ts. */
const ROUNDS = 8
const LINES = 400

const { url } = await cloneDatabase(t)
const env = { DATABASE_URL: url, STATEMENT_TIMEOUT: "1000" }
const [one, two] = await Promise.all([startService(t, env), startService(t, env)])

let created = 0

async function createFamily() {
  created += 1
  const kind = { unit: "1", measure: "stock" }
  const post = async (given: object) => (await call(one.address, "POST", "/v1/subjects", { ...kind, ...given })).body.id
  const whole = await post({ name: `Whole ${created}` })
  const part = await post({ name: `Part ${created}`, partOf: [whole] })
  const [{ family_id: family }] = await query(url, "select family_id from subjects where id = $1", [whole])
  return { whole, part, family }
}

const join = (address: string, part: string, whole: string) =>
  call(address, "PATCH", `/v1/subjects/${part}`, { partOf: [whole] })

t.test("a join waits for an import that files into one of the families, or is answered 503", async (t) => {
  const from = await createFamily()
  const into = await createFamily()
  const release = await holdLock(url, "family", into.family)
  const lines = makeStatements(3, LINES).map((said, n) =>
    JSON.stringify({ ...said, subject: [into.whole, into.part][n % 2], externalId: `line ${n}` }),
  )
  const sent = await fetch(`${one.address}/v1/imports`, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson" },
    body: lines.join("\n"),
  })
  t.equal(sent.status, 202)
  const { id } = (await sent.json()) as { id: string }
  const answer = await join(two.address, from.whole, into.whole)
  t.same([answer.status, answer.headers.has("retry-after")], [503, true], "held for longer than a statement may take")
  t.equal(await stateOf(url, { from, into }), "old")
  t.same(await findBroken(url, []), [], "nothing of it is done")
  await release()
  const answers = new Set<number>()
  let status = 0
  for (const end = Date.now() + 60_000; status !== 200 && Date.now() < end; await sleep(10)) {
    const again = await join(two.address, from.whole, into.whole)
    status = again.status
    answers.add(status === 503 && !again.headers.has("retry-after") ? 500 : status)
    t.same(await findBroken(url, []), [], `answered ${status}, whole`)
  }
  t.equal(status, 200, `${[...answers].join(" and ")} while the import is filed`)
  t.notOk(answers.has(500))
  const progress = async () => (await call(one.address, "GET", `/v1/imports/${id}`)).body
  await until(async () => (await progress()).status === "done")
  t.match(await progress(), { received: LINES, filed: LINES, refused: 0 }, "every line is filed")
  t.equal(await stateOf(url, { from, into }), "new")
  t.same(await findBroken(url, []), [])
})

t.test("two joins at once in opposite directions: one is done, the other is refused", async (t) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const a = await createFamily()
    const b = await createFamily()
    const answers = await Promise.all([
      join(one.address, a.whole, b.whole),
      join((round % 2 ? one : two).address, b.whole, a.whole),
    ])
    const told = answers.map(({ status, body }) =>
      status === 200 ? "done" : `${status} ${body.type.split(":").at(-1)}`,
    )
    t.same(told.sort(), ["409 part-of-cycle", "done"].sort())
    const [from, into] = answers[0]?.status === 200 ? [a, b] : [b, a]
    t.equal(await stateOf(url, { from, into }), "new")
  }
  t.same(await findBroken(url, []), [])
})
