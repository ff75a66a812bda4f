import t from "tap"
import { listNameTerms, listTerms } from "../../src/match/subjects/list-terms.ts"

t.test("words that mean one thing are one term, and words that say nothing are none", async (t) => {
  t.same(listTerms("The dead", "en"), listTerms("They were killed", "en"))
  t.same(listTerms("Soldiers in Kyiv", "en"), listTerms("A troop from Kiev", "en"))
  t.same(listTerms("It is said that they have been there", "en"), [])
  t.same(listTerms("Der und die", "de"), [])
  t.same(listTerms("Bridges, a bridge, the bridges' arches", "en").length, 2, "each once")
})

t.test("numbers are no terms, so that a figure is found whatever it says; years and types are", async (t) => {
  t.same(listTerms("12,000 shelters, 45 or 2,024", "en"), listTerms("shelters", "en"))
  t.same(listTerms("Shelters in 2024", "en"), [...listTerms("Shelters", "en"), "2024"])
  t.ok(listTerms("Two F-16s", "en").includes("f-16"))
  t.not(listTerms("Su-35", "en")[0], listTerms("Su-34", "en")[0])
})

t.test("letters of other scripts and accents are folded", async (t) => {
  t.same(listTerms("Zürich", "de"), listTerms("Zurich", "en"))
  t.same(listTerms("Львов", "en").length, 1)
})

t.test("a name has the terms of every language", async (t) => {
  const terms = listNameTerms("People killed in Arlop")
  for (const term of listTerms("killed Arlop", "en")) t.ok(terms.includes(term), term)
  for (const term of listTerms("Arlop", "de")) t.ok(terms.includes(term), term)
})
