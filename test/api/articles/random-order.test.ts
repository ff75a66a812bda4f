import assert from "node:assert/strict"
import fc from "fast-check"
import t from "tap"
import { type Body, startApp, type TestApp } from "../../support/app.ts"
import { propertyRuns } from "../../support/property-runs.ts"

const VALUES = ["10 people", "11 people", "30 people", "about 30 people", "over 500 people"]
const SUBJECTS = ["People killed in the flood", "People missing in the flood"]
const CLAIMANTS = ["Police", "Ministry"]

const slot = fc.record({
  figure: fc.constantFrom(...VALUES),
  subject: fc.constantFrom(...SUBJECTS),
  claimant: fc.constantFrom(...CLAIMANTS),
  asOf: fc.option(fc.constantFrom("2024-11-03", "2024-11-04"), { nil: undefined }),
})

/** What a version says under some of three names. */
const figures = fc.record({ a: slot, b: slot, c: slot }, { requiredKeys: [] })

type Figures = Readonly<Record<string, Body>>

function toVersion(said: Figures, place: number, corrects: boolean) {
  const claims = Object.entries(said).map(([name, { figure, subject, claimant, asOf }]) => ({
    slot: name,
    subject: { name: subject, unit: "1" },
    figure,
    claimant: { name: claimant },
    ...(asOf === undefined ? {} : { asOf }),
  }))
  const correction = corrects && place > 0 ? { correction: { note: "It was wrong." } } : {}
  // Two versions a day, so that as-of dates that are assumed differ.
  const publishedAt = `2024-11-0${1 + (place >> 1)}T1${(place % 2) * 4}:00:00Z`
  return { publishedAt, headline: `Version ${place}`, claims, ...correction }
}

/** The article, its claims that stand and the open conflicts, without ids and without what depends on arrival. */
async function readState(app: TestApp, path: string) {
  const article = (await app.get(path)).body
  const claims = (await app.get("/v1/claims?status=active&limit=200")).body.items
  const conflicts = (await app.get("/v1/conflicts?status=open&limit=200")).body.items
  return {
    figures: article.figures.map(({ lineage: _id, claim: _claim, was, ...figure }: Body) => ({
      ...figure,
      subject: figure.subject?.name,
      claimants: figure.claimants.map((one: Body) => one.name),
      was: was?.mention,
    })),
    claims: claims
      .map((claim: Body) =>
        [
          claim.subject.name,
          claim.claimant.name,
          claim.wording,
          JSON.stringify(claim.asOf),
          claim.publishedAt,
          claim.carriedUntil,
          claim.corrects !== null,
        ].join(" | "),
      )
      .sort(),
    conflicts: conflicts
      .map(({ subject, figures, verdict, severity }: Body) =>
        [
          subject.name,
          verdict,
          severity,
          ...figures
            .map((one: Body) => `${one.quantity.text} ${JSON.stringify(one.asOf)} ${one.claims}`.replace(/"/g, ""))
            .sort(),
        ].join(" | "),
      )
      .sort(),
  }
}

async function deliver(versions: readonly object[]) {
  const app = await startApp()
  await app.post("/v1/sources", { name: "Gazette" })
  const other = { subject: { name: SUBJECTS[0], unit: "1" }, figure: "30 people", source: { name: "Reuters" } }
  await app.post("/v1/claims", { ...other, publishedAt: "2024-11-02T06:00:00Z" })
  for (const version of versions) {
    const { status, body } = await app.call("PUT", "/v1/articles/Gazette/1", version)
    if (status !== 201) throw new Error(JSON.stringify(body))
  }
  return readState(app, "/v1/articles/Gazette/1")
}

const TROOPS = { figure: "10 people", subject: SUBJECTS[0], claimant: "Police" }

t.test("a late correction takes the place of one that came before it, for the same claim", async (t) => {
  const corrected = { a: { ...TROOPS, asOf: "2024-11-03" } }
  const said: readonly Figures[] = [{}, { a: TROOPS }, corrected, corrected, {}]
  const versions = said.map((one, place) => toVersion(one, place, place === 2 || place === 3))
  const shuffled = [0, 4, 1, 3, 2].flatMap((place) => versions[place] ?? [])
  t.same(await deliver(shuffled), await deliver(versions))
})

t.test("versions in any order come to what they come to in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(figures, fc.boolean()), { minLength: 2, maxLength: 6 }),
      fc.infiniteStream(fc.nat(1_000)),
      async (said, picks) => {
        const versions = said.map(([one, corrects], place) => toVersion(one as Figures, place, corrects))
        // The first one comes first: a correction needs something before it.
        const [first = {}, ...rest] = versions
        const shuffled: object[] = [first]
        for (const left = [...rest]; left.length > 0; ) {
          const [next = {}] = left.splice((picks.next().value ?? 0) % left.length, 1)
          shuffled.push(next)
        }
        assert.deepEqual(await deliver(shuffled), await deliver(versions))
      },
    ),
    propertyRuns(25),
  )
})

const SENTENCES: readonly ((value: number) => string)[] = [
  (value) => `At least ${value} people were killed in the valley, the mayor said.`,
  (value) => `Rescuers saved ${value * 3} animals from the farms.`,
  (value) => `The bridge cost ${value} million euros to build.`,
]

/** A text of some of the sentences, in some order, each with a value. */
const text = fc
  .shuffledSubarray([0, 1, 2], { minLength: 0 })
  .chain((order) => fc.tuple(fc.constant(order), fc.array(fc.constantFrom(12, 15, 31), { minLength: 3, maxLength: 3 })))
  .map(([order, values]) => order.map((nth) => SENTENCES[nth]?.(values[nth] ?? 12)).join(" "))

/** Every figure is tied to a subject in the end: those that speak of people to one, all others to none. */
async function deliverTexts(versions: readonly object[]) {
  const app = await startApp()
  await app.post("/v1/sources", { name: "Gazette" })
  const path = "/v1/articles/Gazette/1"
  for (const version of versions) {
    const { status, body } = await app.call("PUT", path, version)
    if (status !== 201) throw new Error(JSON.stringify(body))
  }
  for (const { lineage, mention } of (await app.get("/v1/unassigned?limit=200")).body.items) {
    const to = mention.noun === "people" ? { newSubject: { name: "Killed", unit: "1" } } : { subject: null }
    const { status, body } = await app.post(`${path}/figures/${lineage}/assign`, to)
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  const changes = []
  for (let version = 1; version <= versions.length; version += 1) {
    const { figures } = (await app.get(`${path}/versions/${version}`)).body
    changes.push(figures.map(({ change, message, subject }: Body) => [change, message, subject?.name ?? null]))
  }
  const { claims, conflicts } = await readState(app, path)
  return { changes, claims, conflicts }
}

t.test("texts in any order come to what they come to in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 2, maxLength: 5 }),
      fc.infiniteStream(fc.nat(1_000)),
      async (texts, picks) => {
        const versions = texts.map((one, place) => ({ publishedAt: `2024-11-04T1${place}:00:00Z`, text: one }))
        const shuffled: object[] = []
        for (const left = [...versions]; left.length > 0; ) {
          shuffled.push(...left.splice((picks.next().value ?? 0) % left.length, 1))
        }
        assert.deepEqual(await deliverTexts(shuffled), await deliverTexts(versions))
      },
    ),
    propertyRuns(25),
  )
})
