import t from "tap"
import { countClaims, countConflicts } from "../../src/demo/counts.ts"

t.test("one of a thing is counted in the singular, and any other number in the plural", async (t) => {
  t.equal(countConflicts(5, 1), "5 open conflicts and tensions; 1 revision, which is not a conflict.")
  t.equal(countConflicts(1, 2), "1 open conflict or tension; 2 revisions, which are not conflicts.")
  t.equal(countConflicts(0, 0), "0 open conflicts and tensions; 0 revisions, which are not conflicts.")
  t.equal(countClaims(20, 0), "Filed 20 claims.")
  t.equal(countClaims(1, 19), "Filed 1 claim; 19 were there already.")
  t.equal(countClaims(0, 1), "Filed 0 claims; 1 was there already.")
})
