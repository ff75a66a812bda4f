import t from "tap"
import { startApp } from "../support/app.ts"
import type { Document } from "./document.ts"
import { printAnswers, printFailure } from "./report.ts"
import { makeRequests } from "./requests.ts"
import { runFuzz } from "./run-fuzz.ts"

/**
 * The long form, `npm run test:fuzz`. FUZZ_SEED repeats a run; FUZZ_REQUESTS makes it longer; FUZZ_LANES sends so many at
 * once, which finds what only requests beside each other do.
 */
const { FUZZ_SEED, FUZZ_REQUESTS = "20000", FUZZ_LANES = "1" } = process.env
const seed = Number(FUZZ_SEED ?? Date.now() % 1_000_000)

t.test(`${FUZZ_REQUESTS} requests of all operations, seed ${seed}`, async (t) => {
  const app = await startApp()
  const started = performance.now()
  const requests = makeRequests(app.document as Document, seed, Number(FUZZ_REQUESTS))
  const options = { lanes: Number(FUZZ_LANES), jobsEvery: 500, enough: 50 }
  const outcome = await runFuzz(app, app.check, requests, options)
  const { milliseconds, sent } = outcome.slowest
  process.stderr.write(
    `${printAnswers(outcome)}\n${requests.length} requests, seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s; ` +
      `the slowest took ${Math.round(milliseconds)} ms: ${sent?.method} ${sent?.path.slice(0, 300)} ${sent?.body?.slice(0, 300)}\n`,
  )
  for (const failure of outcome.failures) process.stderr.write(`${printFailure(seed, failure)}\n\n`)
  for (const { operation } of requests) {
    const statuses = [...(outcome.answers.get(operation)?.keys() ?? [])]
    if (!statuses.some((status) => status < 300)) t.fail(`${operation} never answered a success`)
  }
  t.equal(outcome.failures.length, 0)
})
