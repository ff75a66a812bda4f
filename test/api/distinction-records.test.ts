import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { exported, imported } from "../support/records.ts"

const NOBODY = "01930a2e-5c00-7000-8000-00000000ffff"

for (const named of ["subject", "source"] as const) {
  const kind = `${named}s`
  const make = async (app: TestApp, name: string) => (await app.post(`/v1/${kind}`, { name })).body.id as string
  const tell = async (app: TestApp, body: object, actor = "Ana") =>
    (await app.post(`/v1/${kind}/distinctions`, body, { "x-actor": actor })).body
  const listed = async (app: TestApp) => (await app.get(`/v1/${kind}/distinctions`)).body.items
  const pairs = async (app: TestApp) => (await app.get(`/v1/${kind}/duplicates`)).body.items.length
  const historyOf = async (app: TestApp, id: string): Promise<Body[]> =>
    (await exported(app, kind)).find((thing) => thing.id === id)?.history

  t.test(`what was said of two ${kind} goes into an empty store`, async (t) => {
    const app = await startApp()
    const [one, other, third] = [
      await make(app, "Zelensky"),
      await make(app, "Zelenskyy"),
      await make(app, "Selenskyj"),
    ]
    await tell(app, { one, other, different: false })
    await tell(app, { one: other, other: one, different: true, note: "Two men." })
    await tell(app, { one: third, other: one, different: true }, "Ben")
    await app.post(`/v1/${kind}/${third}/merge`, { into: other })
    const [said, things] = [await listed(app), await exported(app, kind)]
    const records = await exported(app, "distinctions")
    const measures = named === "subject" ? { unit: "1", measure: "stock" } : {}
    t.match(records, [{ kind: "distinction", different: false }, { different: true, note: "Two men." }, { who: "Ben" }])
    t.same(records[1], {
      kind: "distinction",
      id: said[1].id,
      distinctionKind: named,
      one: { id: one, name: "Zelensky", ...measures },
      other: { id: other, name: "Zelenskyy", ...measures },
      different: true,
      note: "Two men.",
      who: "Ana",
      at: "2024-11-07T08:00:00Z",
    })
    const repeated = await imported(app, records)
    t.match(
      repeated,
      records.map(({ id }) => ({ outcome: "repeated", record: { kind: "distinction", id } })),
    )
    t.same(await exported(app, `distinctions?after=${records[0]?.id}`), records.slice(1))

    const empty = await startApp()
    const early = await imported(empty, records.slice(0, 1))
    t.match(early, [{ outcome: "refused", problem: { detail: new RegExp(`there is no ${named} with the id`) } }])
    await imported(empty, things)
    const lines = await imported(empty, records, "Carl")
    t.match(
      lines,
      records.map(({ id }) => ({ outcome: "filed", record: { kind: "distinction", id } })),
    )
    t.same(await listed(empty), said)
    t.same(await exported(empty, "distinctions"), records)
    t.equal(await pairs(empty), 0, "the two are not listed as likely duplicates")
    const [brought] = (await historyOf(empty, one)).slice(-3)
    t.match(brought, { who: "Carl", action: "imported", after: { other, different: false } })
  })

  t.test(`${kind} with other ids are found by name, and the last that was said holds`, async (t) => {
    const app = await startApp()
    const [one, other] = [await make(app, "Zelensky"), await make(app, "Zelenskyy")]
    const first = await tell(app, { one, other, different: true })
    t.equal(await pairs(app), 0)
    const record = (id: string | undefined, different: boolean) => {
      const names = { one: { id: NOBODY, name: "zelensky" }, other: { name: "ZELENSKYY" } }
      return { kind: "distinction", distinctionKind: named, ...names, different, ...(id === undefined ? {} : { id }) }
    }
    await imported(app, [record("01930a2e-5c00-7000-8000-000000000001", false)])
    t.equal(await pairs(app), 0, "what was said earlier elsewhere changes nothing")
    const [later] = await imported(app, [{ ...record(undefined, false), note: "One after all." }], "Carl")
    t.equal(later?.outcome, "filed")
    t.equal(await pairs(app), 1)
    t.match((await listed(app))[0], { different: false, note: "One after all.", who: "Carl" })
    t.match((await listed(app))[1], first, "what was said before stays")
  })

  t.test(`what cannot be said of two ${kind} is refused, and changes nothing`, async (t) => {
    const app = await startApp()
    const [one, other] = [await make(app, "Zelensky"), await make(app, "Zelenskyy")]
    const told = await tell(app, { one, other, different: true })
    const before = await historyOf(app, one)
    const record = {
      kind: "distinction",
      distinctionKind: named,
      one: { id: one },
      other: { id: other },
      different: true,
    }
    const wrong: [Body, RegExp][] = [
      [{ ...record, other: { id: one } }, new RegExp(`/other: is the ${named} ${one}, as /one is`)],
      [{ ...record, other: { id: NOBODY } }, new RegExp(`/other: there is no ${named} with the id ${NOBODY}`)],
      [{ ...record, other: {} }, /^\/other: /],
      [{ ...record, distinctionKind: "rule" }, /^\/distinctionKind: "rule" is not one of subject, source/],
      [{ ...record, distinctionKind: undefined }, /^\/distinctionKind: is missing/],
      [{ ...record, different: "yes" }, /^\/different: /],
      [{ ...record, at: "2031-01-01T00:00:00Z" }, /^\/at: .*lies in the future/],
      [{ ...record, history: [] }, /^\/history: /],
      [{ ...record, id: told.id, different: false }, /is here already and differs: \/different is stored as true/],
      ...(named === "source"
        ? ([[{ ...record, one: { id: one, unit: "1" } }, /^\/one\/unit: belongs to subjects/]] as [Body, RegExp][])
        : []),
    ]
    const lines = await imported(
      app,
      wrong.map(([given]) => given),
    )
    for (const [n, [, detail]] of wrong.entries()) t.match(lines[n]?.problem?.detail, detail, String(detail))
    t.same(await listed(app), [told])
    t.same(await historyOf(app, one), before)
  })
}
