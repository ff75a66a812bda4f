import t from "tap"
import { Pace } from "../../src/operations/claims/filing/pace.ts"

const QUICK = { claims: 50, seconds: 0.05 }
const SLOW = { claims: 1, seconds: 2.5 }

function paceAfter(...batches: readonly (typeof QUICK)[]): Pace {
  const pace = new Pace()
  for (const batch of batches) pace.note(batch)
  return pace
}

t.test("one slow claim does not make hundreds behind it hopeless, first or last", async () => {
  t.ok(paceAfter(SLOW).expect(300) < 15)
  t.ok(paceAfter(QUICK, QUICK, QUICK, SLOW).expect(300) < 15)
})

t.test("claims that go on to be slow do", async () => {
  t.ok(paceAfter(SLOW, SLOW, SLOW, SLOW, SLOW).expect(300) > 20)
})

t.test("it forgets", async () => {
  const slow = Array.from({ length: 50 }, () => SLOW)
  const quick = Array.from({ length: 20 }, () => QUICK)
  t.ok(paceAfter(...slow).expect(100) > 200)
  t.ok(paceAfter(...slow, ...quick).expect(100) < 1)
})
