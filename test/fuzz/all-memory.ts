import t from "tap"
import { listGrown, measureGrowth } from "./memory.ts"
import { printFailure } from "./report.ts"

const { FUZZ_SEED, FUZZ_REQUESTS = "30000" } = process.env
const seed = Number(FUZZ_SEED ?? Date.now() % 1_000_000)
const requests = Number(FUZZ_REQUESTS)
/** Requests that are on their way at once. */
const LANES = 4

/** The long form of test/process/memory.test.ts. */
t.test(`what the service uses after ${requests} requests of all operations, seed ${seed}`, async (t) => {
  const at = [6, 2, 1].map((part) => Math.round(requests / part))
  const { used, failures, errors } = await measureGrowth(t, seed, at, LANES)
  for (const { requests, bytes } of used) process.stderr.write(`${Math.round(bytes / 1e5) / 10} MB: ${requests}\n`)
  for (const failure of failures) process.stderr.write(`${printFailure(seed, failure)}\n\n`)
  t.equal(failures.length, 0)
  t.same(errors, [])
  t.same(listGrown(used), [])
})
