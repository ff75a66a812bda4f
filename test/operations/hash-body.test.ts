import fc from "fast-check"
import t from "tap"
import { hashBody } from "../../src/operations/requests/hash-body.ts"

t.test("the order of members does not count, at any depth; the order of elements does", async () => {
  t.equal(hashBody({ a: 1, b: { c: [1, 2], d: null } }), hashBody({ b: { d: null, c: [1, 2] }, a: 1 }))
  t.not(hashBody({ a: [1, 2] }), hashBody({ a: [2, 1] }))
  t.not(hashBody({ a: 1 }), hashBody({ a: "1" }))
})

t.test("hashes that are stored stay valid: this one was, in November 2026", async () => {
  const body = { subject: { name: "Troops", unit: "1" }, figure: "over 7,000", via: ["b", "a"], externalId: "x-1" }
  t.equal(hashBody(body), "a39422ded8f69a15712369875ce1343a8b6590ec33d5b9b82cd691e4cfc2483d")
})

t.test("a member called __proto__ counts like any other", async () => {
  t.not(hashBody(JSON.parse('{"__proto__": {"a": 1}}')), hashBody({}))
})

t.test("reversed members, equal hashes; another value, another hash", async () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
      const reversed = Object.fromEntries(Object.entries(body).reverse())
      return hashBody(body) === hashBody(reversed) && hashBody(body) !== hashBody({ ...body, more: 1 })
    }),
  )
})
