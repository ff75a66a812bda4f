import { setTimeout as sleep } from "node:timers/promises"
import type { Test } from "tap"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { call, makeDataFolder, readServerPid, type Service, startService } from "../support/service.ts"
import { checkImport } from "./check-import.ts"
import { type Line, makeImportFile } from "./import-file.ts"

/** `rounds` of kills during the upload, and as many while its lines are filed. */
type Options = { readonly rounds: number; readonly lines: number; readonly subjects: number }

/** What is killed, and where the service answers afterwards. */
type Victim = { address: string; kill(): Promise<void>; stop(): Promise<number | null> }

/** An upload that a kill ends after the given number of lines. */
type Cut = { readonly after: number; readonly by: () => Promise<void> }

const KEY = { "content-type": "application/x-ndjson", "idempotency-key": "a file of claims" }
/** Milliseconds: a job that a kill left behind is taken up within two minutes. */
const PATIENCE = 200_000

/** kill -9 of the service during the upload and the filing of an import; it is started again each time. */
export async function killServiceInImport(t: Test, options: Options): Promise<void> {
  const { url } = await cloneDatabase(t)
  let service = await startService(t, { DATABASE_URL: url })
  await crashInImport(t, options, {
    address: service.address,
    async kill() {
      service.kill("SIGKILL")
      await service.exited
      service = await startService(t, { DATABASE_URL: url })
      this.address = service.address
    },
    stop: () => stop(service),
  })
}

/** kill -9 of the embedded PostgreSQL; the service stays up. */
export async function killDatabaseInImport(t: Test, options: Options): Promise<void> {
  const folder = makeDataFolder(t)
  const service = await startService(t, { DATA_DIR: folder })
  await crashInImport(t, options, {
    address: service.address,
    kill: async () => void process.kill(readServerPid(folder), "SIGKILL"),
    stop: () => stop(service),
  })
}

/** kill -9 of the service while what an import has filed is retracted: each claim is retracted once. */
export async function killServiceInUndo(t: Test, { rounds, lines, subjects }: Options): Promise<void> {
  const { url } = await cloneDatabase(t)
  let service = await startService(t, { DATABASE_URL: url })
  const file = makeImportFile(22, lines, subjects)
  const { body } = await upload(service.address, file)
  const victim = { address: service.address }
  const { filed } = await waitFor(victim, body.id, ({ status }) => status === "done")
  const path = `/v1/imports/${body.id}`
  t.equal((await call(victim.address, "POST", `${path}/undo`, { reason: "The wrong file." })).status, 202)
  const read = async (): Promise<Undo> => (await call(victim.address, "GET", path)).body.undo
  for (let round = 1; round <= rounds; round += 1) {
    await until(async () => (await read()).retracted >= (filed * round) / (rounds + 1))
    service.kill("SIGKILL")
    await service.exited
    service = await startService(t, { DATABASE_URL: url })
    victim.address = service.address
  }
  await until(async () => (await read()).status === "done")
  t.match(await read(), { claims: filed, retracted: filed, kept: 0, waiting: 0 })
  const [claims] = await query(url, "select count(*) filter (where status = 'active')::int as active from claims")
  const [told] = await query(
    url,
    "select count(*)::int as n, count(distinct entity_id)::int as ids from changes where entity = 'claim' and action = 'retracted'",
  )
  t.same([claims?.active, told?.n, told?.ids], [0, filed, filed], "each has one retraction in its history")
  t.equal(await stop(service), 0)
}

type Undo = { readonly status: string; readonly retracted: number }

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await holds().catch(() => false)); await sleep(20))
    if (Date.now() > end) throw new Error("the undoing does not go on")
}

async function stop(service: Service): Promise<number | null> {
  service.kill("SIGTERM")
  return (await service.exited).code
}

async function crashInImport(t: Test, { rounds, lines, subjects }: Options, victim: Victim): Promise<void> {
  const file = makeImportFile(21, lines, subjects)
  const id = await uploadThroughKills(t, victim, file, rounds)
  await fileThroughKills(t, victim, id, rounds)
  await checkImport(t, victim.address, id, file)
  t.equal(await victim.stop(), 0)
}

/** Each time a part more of the file arrives before the kill; then it is sent as a whole. Answers the import's id. */
async function uploadThroughKills(t: Test, victim: Victim, file: readonly Line[], rounds: number): Promise<string> {
  for (let round = 1; round <= rounds; round += 1) {
    const sent = Math.floor((file.length * round) / (rounds + 1))
    const isAnswered = await uploadUntilKilled(victim, file, sent)
    t.notOk(isAnswered, `an upload that was cut off after ${sent} lines is not acknowledged`)
  }
  const answer = await upload(victim.address, file)
  t.match(answer, { status: 202, body: { received: file.length } }, "sent once more, all lines are there")
  const again = await upload(victim.address, file)
  t.same([again.status, again.body.id], [202, answer.body.id], "and it is one import")
  return answer.body.id
}

/** Answers whether it was acknowledged. One that is refused before its kill, as the database is not back yet, is sent again. */
async function uploadUntilKilled(victim: Victim, file: readonly Line[], after: number): Promise<boolean> {
  let killing: Promise<void> | undefined
  const by = () => {
    killing = victim.kill()
    return killing
  }
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(100)) {
    const isAnswered = await upload(victim.address, file, { after, by })
      .then(({ status }) => status < 300)
      .catch(() => false)
    await killing
    if (isAnswered || killing !== undefined) return isAnswered
  }
  throw new Error(`no upload came as far as ${after} lines`)
}

/** Sent again while the answer is 503, as Retry-After asks for. */
async function upload(address: string, file: readonly Line[], cut?: Cut): Promise<Awaited<ReturnType<typeof call>>> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const body = ReadableStream.from(streamLines(file, cut))
    const answer = await fetch(`${address}/v1/imports`, { method: "POST", headers: KEY, body, duplex: "half" })
    const told = { status: answer.status, headers: answer.headers, body: await answer.json() }
    if (cut !== undefined || told.status !== 503 || Date.now() > end) return told
    await sleep(100)
  }
}

const CHUNK = 50

async function* streamLines(file: readonly Line[], cut?: Cut) {
  const whole = cut === undefined ? file : file.slice(0, cut.after)
  for (let from = 0; from < whole.length; from += CHUNK) {
    const part = whole.slice(from, from + CHUNK).map(({ text }) => `${text}\n`)
    yield Buffer.from(part.join(""))
    // So that it arrives in pieces, some of them while others are being stored.
    await sleep(5)
  }
  if (cut === undefined) return
  await cut.by()
  throw new Error("the sender is cut off too")
}

/** Milliseconds between the kills and the page before, in turn: a page takes some tenths of a second. */
const PAUSES = [120, 30, 250, 60, 400, 0]

/** Waits for some more lines, kills, and looks for progress afterwards; at the end the import must be done. */
async function fileThroughKills(t: Test, victim: Victim, id: string, rounds: number): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    const isTime = ({ waiting, received }: Progress) => waiting <= received * (1 - (round - 1) / (rounds + 1))
    const before = await waitFor(victim, id, isTime)
    await sleep(PAUSES[round % PAUSES.length])
    await victim.kill()
    const started = Date.now()
    const after = await waitFor(victim, id, ({ waiting }) => waiting < before.waiting)
    const seconds = Math.round((Date.now() - started) / 1000)
    process.stderr.write(`import: killed with ${before.waiting} lines waiting; ${after.waiting} after ${seconds} s\n`)
  }
  await waitFor(victim, id, ({ status }) => status === "done")
  t.pass(`filing went on by itself after ${rounds} kills`)
}

type Progress = { status: string; received: number; filed: number; waiting: number; error: string | null }

async function waitFor(
  victim: Pick<Victim, "address">,
  id: string,
  holds: (progress: Progress) => boolean,
): Promise<Progress> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const answer = await call(victim.address, "GET", `/v1/imports/${id}`).catch(() => null)
    if (answer?.status === 200 && (holds(answer.body) || answer.body.status === "done")) return answer.body
    if (Date.now() > end) throw new Error(`the import does not go on: ${JSON.stringify(answer?.body)}`)
    await sleep(20)
  }
}
