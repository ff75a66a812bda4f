import fc from "fast-check"
import t from "tap"
import { listOverlapping } from "../../src/text/points/list-overlapping.ts"
import { readPoints, withoutRated } from "../../src/text/points/read-points.ts"
import { readMentions } from "../../src/text/read-mentions.ts"

/** Spans in order, with and without room between them. */
const spans = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 12 }).map((parts) => {
  let at = 0
  return parts.map(([gap, length]) => {
    const start = at + gap
    at = start + length
    return { start, end: at }
  })
})

t.test("the spans that lie on another are those that a look at all of them finds", async () => {
  const other = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(spans, other, (all, one) => {
      const expected = all.filter(({ start, end }) => start < one.end && one.start < end)
      return JSON.stringify(listOverlapping(all, one)) === JSON.stringify(expected)
    }),
    { numRuns: 20_000 },
  )
})

/** How many figures are looked at to place the points of a text among them. */
function countLooks(text: string): number {
  let looks = 0
  const figures = new Proxy(readMentions(text).mentions, {
    get: (target, key) => {
      if (typeof key === "string" && /^\d+$/.test(key)) looks += 1
      return Reflect.get(target, key)
    },
  })
  withoutRated(figures, readPoints(text, figures))
  return looks
}

t.test("twice the points among twice the figures take twice the looks and a little", async (t) => {
  for (const piece of ["4.5/5, 3 km ", "on 3 May 1999, 5 dogs. "]) {
    const [short, long] = [countLooks(piece.repeat(300)), countLooks(piece.repeat(600))]
    t.ok(short > 300, `${short} looks`)
    t.ok(long < 2.5 * short, `${piece}: ${short} looks, then ${long}`)
  }
})
