import t from "tap"
import { shareTime } from "../../bench/time-limit.ts"

/** Each benchmark has its part of the time that is left when it begins. */

t.test("a benchmark is over once its part has gone by, and not before", async (t) => {
  let now = 0
  const isOver = shareTime(1, ["filing"], () => now)()
  now = 59_999
  t.notOk(isOver())
  now = 60_000
  t.ok(isOver())
})

t.test("what one did not need the next ones have", async (t) => {
  let now = 0
  const next = shareTime(1, ["conflicts", "verdicts", "conflicts"], () => now)
  const first = next()
  now = 20_000
  t.ok(first())
  now = 10_000
  const second = next()
  now = 34_999
  t.notOk(second(), "half of the 50 seconds that were left")
  now = 35_000
  t.ok(second())
})

t.test("one that took too long leaves less to the others, and no time is over at once", async (t) => {
  let now = 0
  const next = shareTime(1, ["conflicts", "conflicts", "conflicts"], () => now)
  t.notOk(next()())
  now = 50_000
  const second = next()
  now = 54_999
  t.notOk(second())
  now = 60_000
  t.ok(next()())
})
