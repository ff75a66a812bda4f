import t from "tap"
import { measureCosts } from "./costs.ts"

/** The long form of test/api/request-costs.test.ts: all of the requests. */
t.test("what a request costs grows with its size, and none keeps the loop from others", async (t) => {
  const { sent, failures } = await measureCosts(t, 1)
  for (const failure of failures) process.stderr.write(`${failure}\n`)
  process.stderr.write(`${sent} requests\n`)
  t.equal(failures.length, 0)
})
