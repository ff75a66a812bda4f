import t from "tap"
import { listGrown, measureGrowth } from "../fuzz/memory.ts"
import { printFailure } from "../fuzz/report.ts"

/** The short form of test/fuzz/all-memory.ts: always the same requests, one after the other. */
const SEED = 20_241_105
const AT = [600, 1_200, 2_000]

t.test("two thousand requests of all operations leave no more in memory than the first hundreds", async (t) => {
  const { used, failures, errors } = await measureGrowth(t, SEED, AT, 1)
  t.same(
    failures.map((failure) => printFailure(SEED, failure)),
    [],
  )
  t.same(errors, [])
  t.same(listGrown(used), [])
  t.comment(used.map(({ requests, bytes }) => `${requests}: ${bytes}`).join(", "))
})

t.test("what grows is told", async (t) => {
  const used = [100, 114, 116].map((bytes, turn) => ({ requests: turn + 1, bytes: bytes * 1e6 }))
  t.same(listGrown(used), ["116 MB after 3 requests, and 100 MB after 1 requests"])
})
