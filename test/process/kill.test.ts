import { setTimeout as sleep } from "node:timers/promises"
import t, { type Test } from "tap"
import { listProcesses } from "../../src/embedded/server/processes.ts"
import type { Body } from "../support/app.ts"
import { expectConflicts, makeStatements } from "../support/claim-oracle.ts"
import {
  type Answer,
  call,
  listMembers,
  makeDataFolder,
  readClusterName,
  readServerPid,
  type Service,
  startService,
  until,
} from "../support/service.ts"

const WRITERS = 6
const KILLS = 2
const CLAIMS_BETWEEN = 25

/** One for the file: to make a database takes seconds. Each test finds what the one before left behind. */
const folder = makeDataFolder(t)

t.test("kill -9 of the service between acknowledged claims: none is lost, each conflict is there once", async (t) => {
  const load = makeLoad("a service that is killed")
  let service = await startService(t, { DATA_DIR: folder })
  for (let kill = 1; kill <= KILLS; kill += 1) {
    let isUp = true
    const writing = load.write(service.address, () => isUp)
    await until(() => load.acknowledged.length >= kill * CLAIMS_BETWEEN)
    service.kill("SIGKILL")
    t.equal((await service.exited).signal, "SIGKILL")
    isUp = false
    await writing
    service = await startService(t, { DATA_DIR: folder })
  }
  t.same(load.refused, [])
  t.ok(load.lost > 0, `${load.lost} claims were on their way when the service was killed`)
  await checkNothingLost(t, service, load)
  await checkStop(t, service, "SIGTERM")
})

t.test("kill -9 of the embedded PostgreSQL while claims are filed: 201 or 503, and the service recovers", async (t) => {
  const load = makeLoad("a server that is killed")
  const service = await startService(t, { DATA_DIR: folder })
  const enough = (KILLS + 1) * CLAIMS_BETWEEN
  const writing = load.write(service.address, () => load.acknowledged.length < enough)
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await until(() => load.acknowledged.length >= kill * CLAIMS_BETWEEN)
    process.kill(readServerPid(folder), "SIGKILL")
  }
  await writing
  t.equal(load.lost, 0, "every request was answered")
  t.ok(load.refused.length > 0, `${load.refused.length} answers were no success`)
  t.same(
    load.refused.filter(({ status, headers }) => status !== 503 || !headers.has("retry-after")),
    [],
    "and all of those were 503 with Retry-After",
  )
  t.ok(isRunning(service.pid), "the service was never started again")
  await checkNothingLost(t, service, load)
  await checkStop(t, service, "SIGINT")
})

t.test("a stop while the embedded PostgreSQL has just been killed leaves no process", async (t) => {
  const service = await startService(t, { DATA_DIR: folder })
  const name = readClusterName(folder)
  process.kill(readServerPid(folder), "SIGKILL")
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
  t.same(listMembers(name), [])
})

type Load = {
  readonly acknowledged: Body[]
  readonly refused: Answer[]
  /** Requests without an answer. */
  lost: number
  /** Several writers that file one claim after the other, as long as `goesOn` holds. */
  write(address: string, goesOn: () => boolean): Promise<void>
}

/** Claims of one subject, each sent again until it is acknowledged, as a careful client does. */
function makeLoad(name: string): Load {
  const subject = { name, unit: "1", measure: "stock" }
  const waiting = makeStatements(7, 1_000).map((said, n) => ({ ...said, subject, externalId: `${name} ${n}` }))
  const load: Load = {
    acknowledged: [],
    refused: [],
    lost: 0,
    write: async (address, goesOn) => {
      await Promise.all(Array.from({ length: WRITERS }, () => writeOn(address, goesOn)))
    },
  }
  const writeOn = async (address: string, goesOn: () => boolean) => {
    while (goesOn()) {
      const claim = waiting.shift()
      if (await isAcknowledged(address, claim)) continue
      waiting.unshift(claim as Body)
      await sleep(20)
    }
  }
  const isAcknowledged = async (address: string, claim: Body) => {
    const answer = await call(address, "POST", "/v1/claims", claim).catch(() => null)
    const isSuccess = answer?.status === 201 || answer?.status === 200
    if (isSuccess) load.acknowledged.push(answer.body.claim)
    else if (answer === null) load.lost += 1
    else load.refused.push(answer)
    return isSuccess
  }
  return load
}

/** Every acknowledged claim is there as it was answered, none twice, and the conflicts are those of the oracle. */
async function checkNothingLost(t: Test, service: Service, { acknowledged }: Load): Promise<void> {
  const subject = acknowledged[0].subject.id
  const claims = await listAll(service, `/v1/claims?subject=${subject}&limit=200`)
  const stored = new Map(claims.map((claim) => [claim.id, claim]))
  t.same(
    acknowledged.map(({ id }) => stored.get(id)),
    acknowledged,
    `all of ${acknowledged.length} acknowledged claims are there`,
  )
  t.equal(new Set(claims.map((claim) => claim.externalId)).size, claims.length, "none is there twice")
  t.ok(claims.length <= acknowledged.length + WRITERS, "and no more than could be on their way at the end")
  const expected = expectConflicts(claims, { measure: "stock" })
  t.ok(expected.open.length > 0, `the oracle expects ${expected.open.length} conflicts and tensions`)
  t.same(
    (await listAll(service, `/v1/conflicts?subject=${subject}&status=open&limit=200`)).map(print).sort(),
    expected.open,
  )
  t.same(
    (await listAll(service, `/v1/conflicts?subject=${subject}&verdict=revision&limit=200`)).map(print).sort(),
    expected.revisions,
  )
}

async function checkStop(t: Test, service: Service, signal: NodeJS.Signals): Promise<void> {
  const name = readClusterName(folder)
  t.ok(listMembers(name).length > 1, "the server and its children run")
  service.kill(signal)
  t.equal((await service.exited).code, 0)
  t.same(listMembers(name), [], `no process is left after ${signal}`)
}

async function listAll({ address }: Service, path: string): Promise<Body[]> {
  const items: Body[] = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body }: Answer = await call(address, "GET", `${path}${cursor && `&cursor=${cursor}`}`)
    items.push(...body.items)
    cursor = body.nextCursor
  }
  return items
}

function print({ figures, verdict }: Body): string {
  const ids = figures.map(({ id }: Body) => id).sort()
  return `${ids.join(" ")} ${verdict}`
}

function isRunning(pid: number): boolean {
  return listProcesses().some((one) => one.pid === pid)
}
