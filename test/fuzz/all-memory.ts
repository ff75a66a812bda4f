import t from "tap"
import { measureGrowth } from "./memory.ts"
import { printFailure } from "./report.ts"

const { FUZZ_SEED, FUZZ_REQUESTS = "30000" } = process.env
const seed = Number(FUZZ_SEED ?? Date.now() % 1_000_000)
const requests = Number(FUZZ_REQUESTS)

/** The long form of test/process/memory.test.ts. */
t.test(`what the service uses after ${requests} requests of all operations, seed ${seed}`, async (t) => {
  const { used, failures, errors } = await measureGrowth(t, seed, [requests / 6, requests / 2, requests])
  for (const { requests, bytes } of used)
    process.stderr.write(`${requests} requests: ${Math.round(bytes / 1e5) / 10} MB\n`)
  t.same(
    failures.map((failure) => printFailure(seed, failure)),
    [],
  )
  t.same(errors, [])
})
