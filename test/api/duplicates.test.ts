import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"

async function make(app: TestApp, kind: string, names: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const name of names) ids.set(name, (await app.post(`/v1/${kind}`, { name })).body.id)
  return ids
}

/** All pairs, page by page, as "newer | older". */
async function listPairs(app: TestApp, kind: string, query = "limit=2"): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = ""
  while (cursor !== null) {
    const { status, body }: Body = await app.get(`/v1/${kind}/duplicates?${query}${cursor && `&cursor=${cursor}`}`)
    t.equal(status, 200)
    found.push(...body.items.map(({ one, other }: Body) => `${one.name} | ${other.name}`))
    cursor = body.nextCursor
  }
  return found
}

const NAMES = ["Troops in Kursk", "Kursk troops", "Troops in Kherson", "Trooops in Kursk", "Wounded in Kursk"]

for (const kind of ["subjects", "sources"]) {
  t.test(`${kind} that may be one are listed once each, with why, page by page`, async (t) => {
    const app = await startApp()
    await make(app, kind, NAMES)
    const pairs = [
      "Trooops in Kursk | Kursk troops",
      "Trooops in Kursk | Troops in Kursk",
      "Kursk troops | Troops in Kursk",
    ]
    for (const limit of [1, 2, 3, 200]) t.same((await listPairs(app, kind, `limit=${limit}`)).sort(), [...pairs].sort())
    t.same(await listPairs(app, kind, "minScore=95"), ["Kursk troops | Troops in Kursk"])
    const { body } = await app.get(`/v1/${kind}/duplicates?minScore=95`)
    t.match(body.items, [{ score: 100, why: "the words stand in another order" }])
    t.equal((await app.get(`/v1/${kind}/duplicates?cursor=x`)).status, 400)
  })

  t.test(`what somebody calls different is not shown again, until somebody takes it back: ${kind}`, async (t) => {
    const app = await startApp()
    const ids = await make(app, kind, ["Troops in Kursk", "Kursk troops", "Tank losses"])
    const [one, other] = [ids.get("Troops in Kursk"), ids.get("Kursk troops")]
    const said = { one, other, different: true, note: "Officers only." }
    const told = await app.post(`/v1/${kind}/distinctions`, said, { "x-actor": "Ana" })
    t.match([told.status, told.body], [201, { different: true, note: "Officers only.", who: "Ana" }])
    t.same(await listPairs(app, kind), [])
    await app.post(`/v1/${kind}/distinctions`, { one: other, other: one, different: false })
    t.same(await listPairs(app, kind), ["Kursk troops | Troops in Kursk"])
    await app.post(`/v1/${kind}/distinctions`, { ...said, note: undefined })
    t.same(await listPairs(app, kind), [])
    const { body } = await app.get(`/v1/${kind}/distinctions?${kind.slice(0, -1)}=${one}`)
    t.same(
      body.items.map(({ different, who }: Body) => [different, who]),
      [
        [true, null],
        [false, null],
        [true, "Ana"],
      ],
      "all that was said is kept",
    )
    t.same((await app.get(`/v1/${kind}/distinctions?limit=1`)).body.items.length, 1)
    const table = kind === "subjects" ? "changes" : "directory_changes"
    const { rows } = await app.store.pool.query(
      `select action, actor, after from ${table} where entity_id = $1 and action <> 'created' order by id`,
      [one],
    )
    t.same(
      rows.map(({ action, after }: Body) => [action, after.other]),
      [
        ["told-apart", other],
        ["may-be-one", other],
        ["told-apart", other],
      ],
    )
  })

  t.test(`what was said holds of what one of them is merged into: ${kind}`, async (t) => {
    const app = await startApp()
    const ids = await make(app, kind, ["Troops in Kursk", "Kursk troops", "Soldiers of Kursk oblast"])
    const [one, other, third] = [...ids.values()]
    await app.post(`/v1/${kind}/distinctions`, { one, other, different: true })
    t.equal((await app.post(`/v1/${kind}/${other}/merge`, { into: third })).status, 200)
    t.same(await listPairs(app, kind), [])
    t.equal((await app.post(`/v1/${kind}/distinctions`, { one, other, different: false })).body.one.id, one)
    t.same(await listPairs(app, kind), ["Soldiers of Kursk oblast | Troops in Kursk"])
    t.equal((await app.post(`/v1/${kind}/${third}/merge`, { into: one })).status, 200)
    t.same(await listPairs(app, kind), [])
    t.equal((await app.get(`/v1/${kind}/distinctions`)).body.items.length, 2, "nothing is lost")
  })

  t.test(`two ids that are one, and ids of nothing, are refused and change nothing: ${kind}`, async (t) => {
    const app = await startApp()
    const [one, other] = [...(await make(app, kind, ["Troops in Kursk", "Kursk troops"])).values()]
    const nobody = "01930a2e-5c00-7000-8000-000000000000"
    for (const [body, status, pointer] of [
      [{ one, other: one, different: true }, 422, "/other"],
      [{ one, other: nobody, different: true }, 422, "/other"],
      [{ one: nobody, other, different: true }, 422, "/one"],
      [{ one, other }, 400, "/different"],
    ] as const) {
      const reply = await app.post(`/v1/${kind}/distinctions`, body)
      t.match([reply.status, reply.body.errors], [status, [{ pointer }]])
    }
    t.same((await app.get(`/v1/${kind}/distinctions`)).body.items, [])
    t.equal((await app.get(`/v1/${kind}/distinctions?${kind.slice(0, -1)}=${nobody}`)).status, 404)
  })
}

t.test("what was said of a subject is as it was when a merge is undone", async (t) => {
  const app = await startApp()
  const ids = await make(app, "subjects", ["Troops in Kursk", "Kursk troops", "Soldiers of Kursk oblast"])
  const [one, other, third] = [...ids.values()]
  const before = await listPairs(app, "subjects")
  t.equal(before.length, 3)
  await app.post("/v1/subjects/distinctions", { one, other, different: true })
  await app.post(`/v1/subjects/${other}/merge`, { into: third })
  t.same(await listPairs(app, "subjects"), [])
  const undone = await app.post(`/v1/subjects/${other}/unmerge`, { reason: "They are two." })
  t.equal(undone.status, 200, JSON.stringify(undone.body))
  t.same(
    await listPairs(app, "subjects"),
    before.filter((pair) => pair !== "Kursk troops | Troops in Kursk"),
  )
})

t.test("what is archived is no duplicate to be merged", async (t) => {
  const app = await startApp()
  const [one] = [...(await make(app, "subjects", ["Troops in Kursk", "Kursk troops"])).values()]
  await app.post(`/v1/subjects/${one}/archive`, { reason: "It ended." })
  t.same(await listPairs(app, "subjects"), [])
})
