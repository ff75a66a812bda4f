import t from "tap"
import type { ClaimBody } from "../../bench/claims/write-claims.ts"
import { writeDisagreeing, writeNewFigures, writeRepeats } from "../../bench/claims/write-loads.ts"
import { requireConflicts } from "../../bench/filing/check-stored.ts"
import { CONTENDERS, type Contender } from "../../bench/filing/contenders.ts"
import { countByEngine } from "../../bench/filing/count-conflicts.ts"
import { chooseLoads, cutByState, LOADS } from "../../bench/filing/loads.ts"
import { cloneDatabase } from "../support/database.ts"

/** The loads of the filing benchmark are what its tables call them. */

const countAll = (claims: readonly ClaimBody[]) =>
  [...countByEngine(claims).values()].reduce((sum, { disagreements }) => sum + disagreements, 0)
const countRevisions = (claims: readonly ClaimBody[]) =>
  [...countByEngine(claims).values()].reduce((sum, { revisions }) => sum + revisions, 0)
const countFigures = (claims: readonly ClaimBody[]) =>
  new Set(claims.map(({ subject, figure, asOf }) => `${subject.name} ${figure} ${asOf}`)).size

t.test("repeats say a few figures of each subject, and none disagrees", async (t) => {
  const claims = writeRepeats(2_000, "R", 100)
  t.same(claims, writeRepeats(2_000, "R", 100))
  t.equal(new Set(claims.map(({ subject }) => subject.name)).size, 100)
  const figures = countFigures(claims)
  t.ok(figures > 300 && figures <= 400, `${figures} figures`)
  t.same([countAll(claims), countRevisions(claims)], [0, 0])
  t.notOk(claims.some((claim) => "quote" in claim || "externalId" in claim))
})

t.test("new figures are as many as claims, and none disagrees", async (t) => {
  const claims = writeNewFigures(1_000, "N", 50)
  t.equal(countFigures(claims), 1_000)
  t.same([countAll(claims), countRevisions(claims)], [0, 0])
})

t.test("each disagreeing figure disagrees with the three before it", async (t) => {
  const claims = writeDisagreeing(1_000, "C", 20)
  t.equal(countFigures(claims), 1_000)
  t.same([countAll(claims), countRevisions(claims)], [20 * (0 + 1 + 2 + 47 * 3), 0])
})

t.test("the engine's count knows conflicts, revisions and agreement", async (t) => {
  const claim = (figure: string, claimant: string, asOf: string): ClaimBody => ({
    subject: { name: "Boats in the harbour", unit: "1", measure: "stock" },
    figure,
    source: { name: "The Harbour Post" },
    claimant: { name: claimant },
    publishedAt: `${asOf}T10:00:00.000Z`,
    asOf,
  })
  const claims = [
    claim("100", "the port", "2024-03-01"),
    claim("150", "the port", "2024-03-05"),
    claim("152", "the union", "2024-03-05"),
    claim("100", "the coast guard", "2024-06-01"),
  ]
  t.same([...countByEngine(claims)], [["Boats in the harbour", { disagreements: 1, revisions: 1 }]])
})

t.test("a store that lacks a conflict is noticed", async (t) => {
  const { url: databaseUrl } = await cloneDatabase(t)
  const running = { contender: CONTENDERS[0] as Contender, databaseUrl, programs: [] }
  await requireConflicts(running, writeRepeats(40, "S", 4))
  await t.rejects(requireConflicts(running, writeDisagreeing(4, "S", 2)), {
    message: /stored of ".*" 0 conflicts and 0 revisions; expected 1 conflicts/,
  })
})

t.test("claims are told apart by what is known of their subject", async (t) => {
  for (const load of LOADS) {
    const cut = cutByState(load, { count: 800, series: "X", subjects: 80 })
    const namesOf = (claims: readonly ClaimBody[]) => new Set(claims.map(({ subject }) => subject.name))
    const all = [...cut.new, ...cut.warm, ...cut.cold]
    t.equal(all.length, 800, load.name)
    t.equal(cut.new.length, namesOf(all).size, "each subject is new once")
    t.equal(cut.cold.length, namesOf(cut.cold).size, "and cold once")
    const unknown = [...namesOf([...cut.warm, ...cut.cold])].filter((name) => !namesOf(cut.new).has(name))
    t.same(unknown, [])
  }
})

t.test("a load that is not there, and sizes that leave a state empty, are refused", async (t) => {
  t.same(
    chooseLoads("c,a").map(({ key }) => key),
    ["c", "a"],
  )
  t.throws(() => chooseLoads("a,e"), { message: '--load is "a,e" and "e" is no load; there are a,b,c,d' })
  const [load] = chooseLoads("a")
  t.throws(() => cutByState(load as (typeof LOADS)[number], { count: 80, series: "X", subjects: 80 }), {
    message: "of 80 claims on 80 subjects, load a has none that is warm; expected more --requests or fewer --subjects",
  })
})
