import t from "tap"
import { ERASED, isFoundAnywhere, rewordBy } from "../../src/operations/claims/erasing/reword.ts"

t.test("a long text is replaced wherever it stands, a short one in quotation marks alone", async (t) => {
  const reword = rewordBy([
    { old: "12,000", by: "12000" },
    { old: "over 7,000 brave men", by: "over 7,000" },
    { old: "He said over 7,000 brave men came.", by: ERASED },
  ])
  t.equal(reword('"12,000" is 12,000'), '"12000" is 12,000')
  t.equal(reword("It was over 7,000 brave men, we think"), "It was over 7,000, we think")
  t.equal(reword("Note: He said over 7,000 brave men came."), "Note: [erased]", "what is longer goes first")
  t.same(reword({ a: ['"12,000"', 7, null], '"12,000"': true }), { a: ['"12000"', 7, null], '"12,000"': true })
  t.same([isFoundAnywhere("12 characters"), isFoundAnywhere("12,000 men")], [true, false])
})

t.test("a replacement is no pattern, and what it puts in is not replaced again", async (t) => {
  t.equal(rewordBy([{ old: "a.b.c.d.e.f.", by: "$& $1" }])("a.b.c.d.e.f. aXbXcXdXeXfX"), "$& $1 aXbXcXdXeXfX")
  t.equal(rewordBy([{ old: "10,000-12,000", by: "10,000-12,000 km" }])('"10,000-12,000"'), '"10,000-12,000 km"')
})
