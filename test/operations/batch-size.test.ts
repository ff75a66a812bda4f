import fc from "fast-check"
import t from "tap"
import { BatchSize } from "../../src/operations/claims/filing/batch-size.ts"

const LIMITS = { first: 25, largest: 200, seconds: 1 }

t.test("full batches that are quick make the next ones larger, up to the largest", async () => {
  const size = new BatchSize(LIMITS)
  const seen = Array.from({ length: 5 }, () => {
    size.note({ claims: size.current, seconds: 0.1 })
    return size.current
  })
  t.same(seen, [50, 100, 200, 200, 200])
})

t.test(
  "one that is quick and not full changes nothing, nor one that takes nearly as long as it may, nor a single claim",
  async () => {
    const size = new BatchSize(LIMITS)
    size.note({ claims: 24, seconds: 0.01 })
    size.note({ claims: 25, seconds: 0.9 })
    size.note({ claims: 1, seconds: 100 })
    t.equal(size.current, 25)
  },
)

t.test("one that takes too long makes them smaller by as much, eight times at most, and never none", async () => {
  const size = new BatchSize(LIMITS)
  size.note({ claims: 24, seconds: 2 })
  t.equal(size.current, 12)
  size.note({ claims: 12, seconds: 100 })
  t.equal(size.current, 1)
  size.note({ claims: 1, seconds: 100 })
  t.equal(size.current, 1)
})

t.test("in every sequence of batches it stays within its limits, and recovers", async () => {
  const batch = fc.record({
    claims: fc.integer({ min: 1, max: 300 }),
    seconds: fc.double({ min: 0, max: 1e3, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(batch), (batches) => {
      const size = new BatchSize(LIMITS)
      for (const one of batches) size.note(one)
      const isWithin = Number.isInteger(size.current) && size.current >= 1 && size.current <= LIMITS.largest
      for (let count = 0; count < 8; count++) size.note({ claims: size.current, seconds: 0.1 })
      return isWithin && size.current === LIMITS.largest
    }),
  )
})
