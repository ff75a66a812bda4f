import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Test } from "tap"
import { startEmbeddedServer } from "../../src/embedded/server/server.ts"
import type { Body } from "../support/app.ts"
import { makeStatements } from "../support/claim-oracle.ts"
import { query } from "../support/query.ts"
import { type Answer, call, makeDataFolder, readServerPid, type Service, startService } from "../support/service.ts"
import { checkWhole, findBroken, keepRows, type Side, stateOf } from "./check-families.ts"

/** Of each family: `claims` in all; `rounds` of each fault with each way to join two families. */
type Options = { readonly rounds: number; readonly claims: number }
type Way = "part-of" | "merge"
type Fault = "service" | "sessions" | "database"
type Pair = { readonly from: Side; readonly into: Side }
type Place = { readonly url: string; readonly folder: string; service: Service }

const FAULTS: readonly Fault[] = ["service", "sessions", "database"]
const WAYS: readonly Way[] = ["part-of", "merge"]
/** Claims that are filed one by one, of each subject; the others are copies of them. */
const STATEMENTS = 15
/** Milliseconds that a request is repeated for. */
const PATIENCE = 60_000

/**
 * What is killed while one family is moved into another: the service, its sessions at the database, the database. The
 * moment goes through all that a join takes. Whatever it hits, all is in two families or in one, and the same request
 * sent again ends it.
 */
export async function killInMoves(t: Test, { rounds, claims }: Options): Promise<void> {
  const folder = makeDataFolder(t)
  const server = await startEmbeddedServer({ dataDir: folder, log: () => {} })
  t.teardown(() => server.stop())
  const place: Place = { url: server.url, folder, service: await startService(t, { DATABASE_URL: server.url }) }
  const found = { kills: 0, moving: 0, old: 0, new: 0, lost: 0 }
  for (const way of WAYS) {
    const took = await measure(place, way, claims)
    for (let round = 0; round < rounds; round += 1) {
      for (const [turn, fault] of FAULTS.entries()) {
        const share = (round + (turn + 0.5) / FAULTS.length) / rounds
        const hit = await killOnce(t, place, { way, fault, claims, delay: took * share })
        found.kills += 1
        found.moving += hit.isMoving ? 1 : 0
        found.lost += hit.isAnswered ? 0 : 1
        found[hit.state] += 1
      }
    }
    t.comment(`${way}: a join takes ${Math.round(took)} ms`)
  }
  const told = `${found.kills} kills, ${found.moving} of them while rows were moved: ${found.old} undid the join, ${found.new} came too late`
  process.stderr.write(`family moves: ${told}; ${found.lost} requests were not acknowledged\n`)
  t.ok(found.old > 0, told)
  place.service.kill("SIGTERM")
  t.equal((await place.service.exited).code, 0)
}

async function measure(place: Place, way: Way, claims: number): Promise<number> {
  const pair = await fillPair(place, way, claims)
  const started = performance.now()
  await insist(() => join(place, way, pair))
  return performance.now() - started
}

type Kill = { readonly way: Way; readonly fault: Fault; readonly claims: number; readonly delay: number }

async function killOnce(t: Test, place: Place, { way, fault, claims, delay }: Kill) {
  const what = `${way}, ${fault} killed after ${Math.round(delay)} ms`
  const pair = await fillPair(place, way, claims)
  const kept = await keepRows(place.url, pair, way)
  const key = randomUUID()
  const joining = join(place, way, pair, key).catch(() => null)
  const filing = fileMeanwhile(place, pair)
  await sleep(delay)
  const isMoving = await isMovingRows(place.url)
  await strike(t, place, fault)
  const state = await retry(() => stateOf(place.url, pair))
  t.same(await retry(() => findBroken(place.url, kept)), [], `${what}: all in ${state === "old" ? "two" : "one"}`)
  const answer = await joining
  const isAnswered = answer?.status === 200
  const isAway = answer === null || (answer.status === 503 && answer.headers.has("retry-after"))
  t.ok(isAnswered || isAway, `${what}: the request had ${answer?.status ?? "no answer"}`)
  if (isAnswered) t.equal(await stateOf(place.url, pair), "new", `${what}: what was acknowledged is done`)
  await insist(() => join(place, way, pair, key))
  const filed = await filing
  t.equal(await stateOf(place.url, pair), "new", `${what}: sent again, it is done`)
  t.same(await findBroken(place.url, [...kept, ...filed]), [], `${what}: nothing is lost, and nothing is double`)
  await checkWhole(t, place.service.address, pair, { way, what })
  return { isMoving, isAnswered, state }
}

function join(place: Place, way: Way, { from, into }: Pair, key: string = randomUUID()): Promise<Answer> {
  const { address } = place.service
  if (way === "part-of") return call(address, "PATCH", `/v1/subjects/${from.whole}`, { partOf: [into.whole] })
  const headers = { "idempotency-key": key }
  return call(address, "POST", `/v1/subjects/${from.whole}/merge`, { into: into.whole }, headers)
}

/** Sent again until it is acknowledged; whatever is no outage fails. */
async function insist(ask: () => Promise<Answer>): Promise<Body> {
  for (const end = Date.now() + PATIENCE; ; await sleep(30)) {
    const answer = await ask().catch(() => null)
    if (answer !== null && answer.status < 300) return answer.body
    const isAway = answer === null || (answer.status === 503 && answer.headers.has("retry-after"))
    if (!isAway || Date.now() > end)
      throw new Error(`not acknowledged: ${answer?.status} ${JSON.stringify(answer?.body)}`)
  }
}

/** A statement on a database that may be starting. */
async function retry<T>(ask: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + PATIENCE; ; await sleep(30)) {
    try {
      return await ask()
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

async function strike(t: Test, place: Place, fault: Fault): Promise<void> {
  if (fault === "database") process.kill(readServerPid(place.folder), "SIGKILL")
  if (fault === "sessions") {
    await query(
      place.url,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    )
  }
  if (fault !== "service") return
  place.service.kill("SIGKILL")
  await place.service.exited
  place.service = await startService(t, { DATABASE_URL: place.url })
}

async function isMovingRows(url: string): Promise<boolean> {
  const moving = "state = 'active' and query like '%move_family%' and pid <> pg_backend_pid()"
  return (await query(url, `select from pg_stat_activity where ${moving}`)).length > 0
}

/** Others file into both families meanwhile. Answers the claims that were acknowledged, which is all of them in the end. */
async function fileMeanwhile(place: Place, { from, into }: Pair): Promise<{ name: string; id: string }[]> {
  const subjects = [from.whole, from.part, into.whole, into.part]
  const one = async (subject: string, seed: number) => {
    const filed: { name: string; id: string }[] = []
    for (const said of makeStatements(900 + seed, 3)) {
      const headers = { "idempotency-key": randomUUID() }
      const body = { ...said, subject }
      const answer = await insist(() => call(place.service.address, "POST", "/v1/claims", body, headers))
      filed.push({ name: "claims", id: answer.claim.id })
    }
    return filed
  }
  return (await Promise.all(subjects.map(one))).flat()
}

let pairs = 0

async function fillPair(place: Place, way: Way, claims: number): Promise<Pair> {
  pairs += 1
  const [from, into] = await Promise.all([
    fillFamily(place, `from ${pairs}`, claims),
    fillFamily(place, `into ${pairs}`, claims),
  ])
  // A merge would be refused where the parts are declared to add up.
  if (way === "part-of") {
    await insist(() => call(place.service.address, "PATCH", `/v1/subjects/${from.whole}`, { exhaustive: true }))
  }
  return { from, into }
}

/** A whole with a part, whose claims disagree; one of the conflicts is accepted. */
async function fillFamily(place: Place, name: string, claims: number): Promise<Side> {
  const { address } = place.service
  const kind = { unit: "1", measure: "stock" }
  const post = (path: string, body: Body) => insist(() => call(address, "POST", path, body))
  const whole = (await post("/v1/subjects", { name, ...kind })).id
  const part = (await post("/v1/subjects", { name: `${name}, a part`, ...kind, partOf: [whole] })).id
  const said = makeStatements(pairs, 2 * STATEMENTS).map((claim, n) =>
    post("/v1/claims", { ...claim, subject: n % 2 ? whole : part, externalId: `${name} ${n}` }),
  )
  await Promise.all(said)
  const { body } = await call(address, "GET", `/v1/conflicts?subject=${whole}&status=open&limit=1`)
  const until = new Date(Date.now() + 86_400_000).toISOString()
  await post("/v1/exceptions", { conflict: body.items[0].id, reason: "known to the desk", until })
  await copyClaims(place.url, [whole, part], Math.max(1, Math.round(claims / (2 * STATEMENTS)) - 1))
  return {
    whole,
    part,
    family: (await query(place.url, "select family_id from subjects where id = $1", [whole]))[0].family_id,
  }
}

const COPIED = `family_id, subject_id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
  as_of_assumed, published_at, recorded_at, status`

/** Further claims of the same claimants on the same figures, which change no verdict, and their histories. */
async function copyClaims(url: string, subjects: readonly string[], copies: number): Promise<void> {
  await query(
    url,
    `with copied as (
      insert into claims (id, ${COPIED}) select gen_random_uuid(), ${COPIED} from claims, generate_series(1, $2::int)
        where subject_id = any($1) returning *
    ), counted as (
      update figures set claims = claims * ($2::int + 1) where subject_id = any($1)
    ), told as (
      update figure_claimants set claims = claims * ($2::int + 1) where subject_id = any($1)
    )
    insert into changes (family_id, id, subject_id, entity, entity_id, at, action)
      select family_id, gen_random_uuid(), subject_id, 'claim', id, recorded_at, 'filed' from copied`,
    [subjects, copies],
  )
}
