import t from "tap"
import { Line } from "../../src/api/texts/threads/line.ts"

const STAYS = new AbortController().signal

t.test("as many as may are served at once, and the others in their order", async (t) => {
  const line = new Line({ served: 2, waiting: 2, patience: 60_000 })
  t.same([await line.enter(STAYS), await line.enter(STAYS)], [null, null])
  const order: string[] = []
  const first = line.enter(STAYS).then(() => order.push("first"))
  const second = line.enter(STAYS).then(() => order.push("second"))
  t.equal(await line.enter(STAYS), "full")
  t.same([line.served, line.waiting], [2, 2])
  line.leave()
  await first
  t.same([order, line.served, line.waiting], [["first"], 2, 1])
  line.leave()
  await second
  t.same([order, line.served, line.waiting], [["first", "second"], 2, 0])
  line.leave()
  line.leave()
  t.same([line.served, line.waiting], [0, 0])
  t.equal(await line.enter(STAYS), null, "a place is free again")
})

t.test("whoever has waited for too long, or leaves, gives up its place to those behind it", async (t) => {
  const impatient = new Line({ served: 1, waiting: 1, patience: 5 })
  t.equal(await impatient.enter(STAYS), null)
  t.equal(await impatient.enter(STAYS), "late")
  t.same([impatient.served, impatient.waiting], [1, 0])

  const line = new Line({ served: 1, waiting: 2, patience: 60_000 })
  await line.enter(STAYS)
  const leaver = new AbortController()
  const left = line.enter(leaver.signal)
  const next = line.enter(STAYS)
  leaver.abort()
  t.equal(await left, "gone")
  line.leave()
  t.equal(await next, null, "the one behind is served")
  t.same([line.served, line.waiting], [1, 0])
  t.equal(await line.enter(leaver.signal), "gone", "whoever has left before is not let in")
  t.same([line.served, line.waiting], [1, 0])
})
