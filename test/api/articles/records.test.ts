import t from "tap"
import { type Body, startApp, type TestApp } from "../../support/app.ts"
import { at, type Files, LIVE, SLOTS, startWithArticles, takeIn, takeOut } from "../../support/articles.ts"
import { comparable, exported, imported, RECORD_FILES } from "../../support/records.ts"

const NOBODY = "01930a2e-5c00-7000-8000-00000000ffff"

/** What an article is answered with, without what an import adds to histories. */
async function readAll(app: TestApp): Promise<unknown> {
  const answers: Body[] = []
  for (const path of [SLOTS, LIVE, "/v1/articles/Gazette/gone"]) {
    const read = await app.get(path)
    if (read.status !== 200) throw new Error(JSON.stringify(read.body))
    const { history, ...article } = read.body
    const versions = (await app.get(`${path}/versions`)).body
    const wholes = []
    for (let n = 1; n <= article.versions; n += 1) wholes.push((await app.get(`${path}/versions/${n}`)).body)
    const changes = (await app.get(`${path}/changes?from=1&to=${article.versions}`)).body
    const done = history.filter(({ action }: Body) => action !== "imported")
    answers.push({ article, done, versions, wholes, changes })
  }
  const dismissed = (await app.get(`${LIVE}/dismissals`)).body
  const unassigned = (await app.get("/v1/unassigned")).body
  return { answers, dismissed, unassigned }
}

const versions = (count: number) => Array.from({ length: count }, () => "article-version")

/** Ids that were made here alone differ. What a later text is offered follows from what is still said of subjects. */
function withoutIds(read: unknown): unknown {
  const told = JSON.stringify(read, (member, value) => (member === "matches" ? undefined : value))
  return JSON.parse(told.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id"))
}

const refusedOf = (lines: readonly Body[]) =>
  lines.filter(({ outcome }) => outcome === "refused").map(({ problem, record }) => [record, problem])

function printed(files: Files, olds: Files, kind: string): string {
  const known = new Map((olds[kind] ?? []).map((record) => [record.id, record]))
  return JSON.stringify((files[kind] ?? []).map((record) => comparable(record, known.get(record.id))))
}

const VERSION = {
  publishedAt: at(12),
  text: "At least 16 people were killed in the valley, the mayor said. Rescuers saved 40 animals and 3 boats.",
}

t.test("articles with their versions go into an empty store and come out the same", async (t) => {
  const app = await startWithArticles()
  const [before, answers] = [await takeOut(app), await readAll(app)]
  const records = before.articles ?? []
  t.same(
    records.map(({ kind, externalId }) => (kind === "article" ? externalId : kind)),
    ["figures", ...versions(4), "live", ...versions(3), "gone", ...versions(2)],
    "each article comes before its versions",
  )
  const open = before.conflicts?.filter(({ status }) => status === "open") ?? []
  t.ok(open.length > 0, "figures of one version contradict each other")
  t.ok(before.claims?.some(({ saidAgainAt }) => saidAgainAt !== null))
  t.ok(before.claims?.some(({ carriedUntil }) => carriedUntil !== null))
  t.ok(before.claims?.some(({ corrects }) => corrects !== null))
  const lines = await takeIn(app, before)
  t.same(
    lines.filter(({ outcome }) => outcome !== "repeated").map(({ problem }) => problem),
    [],
    "all is here already",
  )
  t.equal(JSON.stringify(await takeOut(app)), JSON.stringify(before), "and nothing has changed")
  await app.call("PUT", LIVE, VERSION)
  const next = await readAll(app)

  const empty = await startApp()
  const taken = await takeIn(empty, before)
  t.same(refusedOf(taken), [])
  t.ok(taken.every(({ outcome }) => outcome === "filed"))
  const after = await takeOut(empty)
  for (const kind of RECORD_FILES)
    t.equal(printed(after, before, kind), printed(before, before, kind), `${kind}, byte for byte`)
  t.same(await readAll(empty), answers, "what is read of the articles is the same")
  t.match(after.articles?.[0]?.history.at(-1), { who: "Carl", action: "imported" })
  await empty.call("PUT", LIVE, VERSION)
  t.same(withoutIds(await readAll(empty)), withoutIds(next), "a later version comes to the same")
})

t.test("an export of articles is taken up behind an article or a version", async (t) => {
  const app = await startWithArticles()
  const records = await exported(app, "articles")
  for (const [index, { id }] of records.entries())
    t.same(await exported(app, `articles?after=${id}`), records.slice(index + 1), `behind record ${index}`)
  const unknown = await app.get(`/v1/export/articles?after=${NOBODY}`)
  t.match([unknown.status, unknown.body.detail], [422, /after: there is nothing with the id/])
})

t.test("articles have no form in CSV", async (t) => {
  const app = await startWithArticles()
  const csv = await app.get("/v1/export/articles?format=csv")
  t.match(
    [csv.status, csv.body.detail],
    [400, /format: articles have texts or lists within lists, and are exported as ndjson/],
  )
  const review = await app.get("/v1/export/articles?format=claimreview")
  t.match(
    [review.status, review.body.detail],
    [400, /"claimreview" is a form of claims; articles are exported as ndjson/],
  )
  const sent = await app.post("/v1/imports", "kind,id\narticle,x\narticle-version,y\n", { "content-type": "text/csv" })
  await app.runJobs()
  const lines = (await app.get(`/v1/imports/${sent.body.id}/lines`)).body.items
  t.match(
    lines.map(({ problem }: Body) => problem.detail),
    [/^\/kind: "article" has no form in CSV; send its records as NDJSON/, /^\/kind: "article-version" has no form/],
  )
})

t.test("a record that differs from what is here is refused with what differs", async (t) => {
  const app = await startWithArticles()
  const before = await exported(app, "articles")
  const [slots, first] = before as [Body, Body]
  const live = before.find(({ externalId }) => externalId === "live") as Body
  const text = before[before.indexOf(live) + 1] as Body
  const decided = live.lineages.findIndex(({ decision }: Body) => decision?.subject)
  const [figure, ...figures] = text.figures
  const wrong: [Body, RegExp][] = [
    [
      { ...live, lineages: live.lineages.with(decided, { ...live.lineages[decided], decision: null }) },
      /\/lineages is/,
    ],
    [{ ...live, dismissals: live.dismissals.slice(1) }, /differs: \/dismissals is stored as/],
    [{ ...live, id: NOBODY }, new RegExp(`^/id: "live" of this source is the article ${live.id} here`)],
    [{ ...slots, externalId: "other" }, /differs: \/externalId is stored as "figures"/],
    [{ ...text, text: `${text.text} ` }, /differs: \/text is stored as/],
    [{ ...text, figures }, /differs: \/figures is stored as/],
    [{ ...text, figures: [{ ...figure, kept: true }, ...figures] }, /differs: \/figures is stored as/],
    [{ ...text, id: NOBODY }, new RegExp(`^/id: the same version of .* is here as ${text.id}`)],
    [{ ...text, unread: [] }, /differs: \/unread is stored as/],
    [{ ...first, claims: [] }, /differs: \/claims is stored as/],
    [{ ...first, senderVersion: 9 }, /differs: \/senderVersion is stored as/],
  ]
  const lines = await imported(
    app,
    wrong.map(([record]) => record),
  )
  for (const [index, [, detail]] of wrong.entries()) {
    t.match(lines[index]?.problem, { type: /record-differs$/, detail }, String(detail))
  }
  t.same(await exported(app, "articles"), before)
})

t.test("a record that cannot be true is refused, and changes nothing", async (t) => {
  const app = await startWithArticles()
  const files = await takeOut(app)
  const [slots, first] = files.articles as [Body, Body]
  const live = files.articles?.find(({ externalId }) => externalId === "live") as Body
  const whole = files.articles?.[files.articles.indexOf(live) + 1] as Body
  const text = { ...whole, claims: [] }
  const withdrawal = files.articles?.at(-1) as Body
  const gone = files.articles?.at(-3) as Body
  const empty = await startApp()
  const early = await imported(empty, [slots, first])
  t.match(early[0]?.problem?.detail, /^\/source: there is no source with the id/)
  t.match(early[1]?.problem?.detail, /^\/article\/id: there is no article with the id .*; import its record first/)
  await takeIn(empty, { ...files, articles: [live, gone], claims: [] })
  const before = await exported(empty, "articles")
  const [figure] = whole.figures
  const [number] = whole.unread
  const place = (mention: object) => ({ ...text, figures: [{ ...figure, mention: { ...figure.mention, ...mention } }] })
  const other = { ...slots, id: NOBODY, externalId: "other" }
  const [lineage] = slots.lineages
  const [dismissal] = live.dismissals
  const wrong: [Body, RegExp][] = [
    [whole, /^\/claims\/0\/claim: there is no claim with the id .*; import the claims first/],
    [place({ start: 4, end: 4 }), /^\/figures\/0\/mention\/end: the place 4 to 4 is none of its plain text/],
    [
      place({ at: { start: 1, end: 99_999 } }),
      /^\/figures\/0\/mention\/at\/end: the place 1 to 99999 is none of what was sent, which has \d+ UTF-16 units/,
    ],
    [
      { ...text, unread: [{ ...number, end: 9_999 }] },
      /^\/unread\/0\/end: the place \d+ to 9999 is none of its plain text, which has \d+ UTF-16 units/,
    ],
    [place({ in: "body" }), /^\/figures\/0\/mention/],
    [
      { ...text, figures: [{ ...figure, lineage: lineage.lineage }] },
      /^\/figures\/0\/lineage: .* is no lineage of the article/,
    ],
    [{ ...text, figures: [figure, figure] }, /^\/figures\/1\/lineage: .* stands at \/figures\/0\/lineage too/],
    [
      { ...text, figures: [{ ...figure, mention: null }] },
      /^\/figures\/0\/sentence: belongs to a figure that was read in a text/,
    ],
    [{ ...text, figures: [{ ...figure, asOf: "2024-13" }] }, /^\/figures\/0\/asOf/],
    [
      { ...text, figures: [{ ...figure, quantity: { ...figure.quantity, unit: "stone" } }] },
      /^\/figures\/0\/quantity\/unit/,
    ],
    [{ ...text, publishedAt: "2031-01-01T00:00:00Z" }, /^\/publishedAt: .* lies in the future/],
    [{ ...text, language: "xx" }, /^\/language: /],
    [{ ...text, more: 1 }, /^\/more: /],
    [{ ...withdrawal, figures: whole.figures }, /^\/figures: a withdrawal says nothing/],
    [{ ...other, lineages: [lineage, lineage] }, /^\/lineages\/1\/lineage: .* stands at \/lineages\/0\/lineage too/],
    [{ ...other, lineages: live.lineages }, /^\/lineages\/0\/lineage: .* is a lineage of another article here/],
    [{ ...other, dismissals: [dismissal, dismissal] }, /^\/dismissals\/1\/finding: .* stands at/],
    [
      { ...other, lineages: [{ ...lineage, decision: { subject: { id: NOBODY }, who: null, at: at(9) } }] },
      /^\/lineages\/0\/decision\/subject: there is no subject with the id/,
    ],
  ]
  const lines = await imported(
    empty,
    wrong.map(([record]) => record),
  )
  for (const [index, [, detail]] of wrong.entries()) t.match(lines[index]?.problem?.detail, detail, String(detail))
  t.same(await exported(empty, "articles"), before)
  t.match(await imported(empty, [text]), [{ outcome: "filed", record: { kind: "article-version", id: whole.id } }])
})

t.test("subjects and sources that were merged here are followed", async (t) => {
  const app = await startWithArticles()
  const files = await takeOut(app)
  const merge = async () => {
    const into = (await app.post("/v1/subjects", { name: "Lost to the flood" })).body.id
    const killed = files.subjects?.find(({ name }) => name === "Killed in the valley")?.id
    t.equal((await app.post(`/v1/subjects/${killed}/merge`, { into })).status, 200)
    const police = (await app.post("/v1/sources", { name: "Police of the valley" })).body.id
    const old = files.sources?.find(({ name }) => name === "Police")?.id
    t.equal((await app.post(`/v1/sources/${old}/merge`, { into: police })).status, 200)
    return { into, police }
  }
  await merge()
  const again = await imported(app, files.articles ?? [])
  t.same([refusedOf(again), again.length], [[], files.articles?.length], "it is the same thing after a merge")
  const empty = await startApp()
  await takeIn(empty, { ...files, articles: [] })
  const { into, police } = await merge()
  const lines = await imported(empty, files.articles ?? [])
  t.ok(lines.every(({ outcome }) => outcome === "filed"))
  const after = await exported(empty, "articles")
  const decisions = after.flatMap(({ lineages = [] }) => lineages.map(({ decision }: Body) => decision?.subject?.id))
  t.ok(decisions.includes(into))
  const claimants = after.flatMap(({ figures = [] }) =>
    figures.flatMap((one: Body) => one.claimants.map((c: Body) => c.id)),
  )
  t.ok(claimants.includes(police))
})

t.test("the text of an article that was erased stays erased", async (t) => {
  const app = await startWithArticles()
  const old = await takeOut(app)
  for (const path of [LIVE, SLOTS])
    t.equal((await app.post(`${path}/erase`, { reason: "The court said so." })).status, 200)
  const erased = await takeOut(app)
  const words = ["Heavy rain", "mayor said", "misheard", "Ten to twenty"]
  for (const word of words) t.notMatch(JSON.stringify(erased.articles), word)
  const refuse = async (store: TestApp) => {
    const lines = await imported(store, (old.articles ?? []).slice(0, -3))
    for (const { problem } of lines)
      t.match(problem, { type: /claim-erased$/, detail: /was erased here, and no import/ })
    const kept = await store.store.pool.query("select payload::text, raw from import_lines where outcome = 'refused'")
    for (const word of words) t.notMatch(JSON.stringify(kept.rows), word)
    t.same((await exported(store, "articles")).length, erased.articles?.length)
  }
  await refuse(app)
  const empty = await startApp()
  t.same(refusedOf(await takeIn(empty, erased)), [])
  const after = await takeOut(empty)
  t.equal(printed(after, erased, "articles"), printed(erased, erased, "articles"))
  await refuse(empty)
})
