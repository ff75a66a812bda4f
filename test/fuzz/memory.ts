import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import type { Test } from "tap"
import { startApp, type TestApp } from "../support/app.ts"
import { type Service, startService, until } from "../support/service.ts"
import type { Document } from "./document.ts"
import { makePool } from "./pool.ts"
import { makeRequests } from "./requests.ts"
import { type Failure, runFuzz } from "./run-fuzz.ts"

const TELL_MEMORY = fileURLToPath(new URL("../support/tell-memory.ts", import.meta.url))
/** Of errors and what ends the process, as pino writes it. */
const ERROR = /"level":(50|60),/
/** By this share of what was used at the first measurement the later ones may be larger. */
const MOST_GROWTH = 0.15

/** Measurements each time; the least says most, since the others met something that was under way. */
const TRIES = 3

/** Bytes that the service uses after so many requests, garbage left out. */
export type Used = { readonly requests: number; readonly bytes: number }
export type Growth = {
  readonly used: readonly Used[]
  readonly failures: readonly Failure[]
  /** What the service wrote into its log of faults of its own. */
  readonly errors: readonly string[]
}

/**
 * Sends requests of all operations to the service in a process of its own, and measures what it uses after each of these
 * numbers of them, once its jobs are done.
 */
export async function measureGrowth(t: Test, seed: number, at: readonly number[], lanes: number): Promise<Growth> {
  const app = await startApp()
  const env = { DATABASE_URL: app.url, NODE_OPTIONS: `--import=${TELL_MEMORY}` }
  const service = await startService(t, env)
  const requests = makeRequests(app.document as Document, seed, at.at(-1) ?? 0)
  // The service does its jobs itself.
  const there = { ...app, address: service.address, runJobs: async () => {} }
  const options = { lanes, jobsEvery: 1_000, enough: 50, pool: makePool() }
  const used: Used[] = []
  const failures: Failure[] = []
  for (const [turn, end] of at.entries()) {
    const some = requests.slice(at[turn - 1] ?? 0, end)
    failures.push(...(await runFuzz(there, app.check, some, options)).failures)
    await untilIdle(app)
    used.push({ requests: end, bytes: await measureLeast(service) })
  }
  const errors = service
    .output()
    .split("\n")
    .filter((line) => ERROR.test(line))
  return { used, failures, errors }
}

/** What grew by more than it may, in words. */
export function listGrown(used: readonly Used[]): string[] {
  const first = used[0]?.bytes ?? 0
  const print = ({ requests, bytes }: Used) => `${Math.round(bytes / 1e5) / 10} MB after ${requests} requests`
  const grown = used.filter(({ bytes }) => bytes > first * (1 + MOST_GROWTH))
  return grown.map((one) => `${print(one)}, and ${used.slice(0, 1).map(print)}`)
}

/** Until nothing waits that may still be tried. On a busy machine the last passes take minutes; the run has a limit of its own. */
async function untilIdle({ store }: TestApp): Promise<void> {
  const waiting = "select from graphile_worker.jobs where run_at <= now() and attempts < max_attempts limit 1"
  while ((await store.pool.query(waiting)).rowCount !== 0) await sleep(200)
}

async function measureLeast(service: Service): Promise<number> {
  const before = listTold(service).length
  for (let tries = 1; tries <= TRIES; tries += 1) {
    service.kill("SIGUSR2")
    await until(() => listTold(service).length === before + tries)
    await sleep(500)
  }
  return Math.min(...listTold(service).slice(before))
}

/** All that the service has told so far. */
function listTold(service: Service): number[] {
  return [...service.output().matchAll(/^memory in use: (\d+)$/gm)].map(([, bytes]) => Number(bytes))
}
