import t from "tap"
import { readCachedWording } from "../../src/operations/claims/wording-cache.ts"
import { readWording } from "../../src/text/read-wording.ts"

t.test("a wording that was read before is not read again", async (t) => {
  const first = readCachedWording("over 7,000 troops")
  t.equal(readCachedWording("over 7,000 troops"), first)
  t.strictSame(first, readWording("over 7,000 troops"))
})

t.test("what was read in one context does not serve another", async (t) => {
  t.strictSame(readCachedWording("5 pounds", { unit: "GBP" }), readWording("5 pounds", { unit: "GBP" }))
  t.strictSame(readCachedWording("5 pounds", { unit: "[lb_av]" }), readWording("5 pounds", { unit: "[lb_av]" }))
  t.strictSame(readCachedWording("5 pounds"), readWording("5 pounds"))
})

t.test("a long wording is read anew, so that it does not crowd out the short ones", async (t) => {
  const long = `over 7,000 troops${" ".repeat(100)}`
  t.not(readCachedWording(long), readCachedWording(long))
  t.strictSame(readCachedWording(long), readWording(long))
})
