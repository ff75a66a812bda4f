import fc from "fast-check"
import t from "tap"
import { readNameQuery } from "../../src/operations/names/name-query.ts"
import { searchSources } from "../../src/store/sources/sources.ts"
import { ASKED, writeGrams } from "../../src/store/subjects/name-search.ts"
import { foldName } from "../../src/store/subjects/names.ts"
import { listSubjects, searchSubjects } from "../../src/store/subjects/subjects.ts"
import { type Body, startApp } from "../support/app.ts"
import { explainWork } from "../support/plans.ts"

/** Old names, which are found by index only, because this number of newer ones is searched first. */
const NAMES = [
  "North Korean troops",
  "100 % of it_all",
  "it's a \\ back 'slash'",
  "& | ! :* <-> ()",
  "São Paulo",
  "北京市",
  "😀 faces 😀",
  "ab",
  "a",
  "Troops (again), again",
]
const ALIASES = ["DPRK soldiers", "KPA"]

/** What is looked for, whether or not a name has it. */
const PARTS = [
  ...[
    "troops",
    "TROOPS",
    "rth kor",
    "n",
    "no",
    "nor",
    "north korean troops",
    "north korean troops x",
    "north  korean",
    "oops",
  ],
  ...["%", "_", "100 %", "t_a", "tsa", "'", "\\", "'s a", "\\ b", "'slash'", "h'", "&", ":*", "<->", "| !", "()", "("],
  ...[
    "são",
    "sao",
    "京",
    "北京",
    "京市",
    "北京市",
    "😀",
    "😀 f",
    "s 😀",
    "ab",
    "b",
    "ba",
    "a",
    "dprk",
    "sold",
    "kpa",
    "pa",
    "kpa ",
  ],
  ...["ｔｒｏｏｐｓ", "zz", "zzz", "abc", "again, again", "newer 1", "er 24"],
]

/** What no name holds as it stands, and whose words a name has in another order, in other letters or in short. */
const BY_WORDS: Readonly<Record<string, readonly string[]>> = {
  "100 %": ["Newer 100"],
  sao: ["São Paulo"],
  "again, again": ["Troops (again), again"],
  "'s a": ["a"],
  dprk: ["North Korean troops"],
}

async function fillStore(subjects: number) {
  const app = await startApp()
  // Plans depend on where rows lie: in files that deleted rows have left full of gaps they are others.
  await app.store.pool.query("truncate subjects, subject_names, sources, source_names cascade")
  for (const [at, name] of NAMES.entries()) {
    const { status } = await app.post("/v1/subjects", { name, aliases: at === 0 ? ALIASES : [] })
    t.equal(status, 201)
    await app.post("/v1/sources", { name })
  }
  for (const one of ["subject", "source"]) {
    const given = one === "subject" ? "unit, measure, family_id," : ""
    const values = one === "subject" ? "'1', 'stock', id," : ""
    // Ids of a later time than those above.
    await app.store.pool.query(
      `with made as (
         insert into ${one}s (id, name, ${given} created_at)
         select id, name, ${values} now() from (
           select overlay(gen_random_uuid()::text placing 'ffffffff' from 1)::uuid as id, 'Newer ' || n as name
           from generate_series(1, $1::int) n) made returning id, name)
       insert into ${one}_names (${one}_id, name_key, name, is_alias) select id, lower(name), name, false from made`,
      [subjects],
    )
  }
  await app.store.pool.query("analyze subjects, subject_names, sources, source_names")
  return app
}

t.test(
  "a subject or a source is found by any part of a name, however many are newer, then by its words, and by nothing else",
  async (t) => {
    const app = await fillStore(ASKED + 100)
    const newer = Array.from({ length: ASKED + 100 }, (_, n) => `Newer ${n + 1}`)
    for (const [list, names] of [
      [
        "subjects",
        [...NAMES.map((name, at) => (at === 0 ? [name, ...ALIASES] : [name])), ...newer.map((name) => [name])],
      ],
      ["sources", [...NAMES, ...newer].map((name) => [name])],
    ] as const) {
      for (const part of PARTS) {
        const has = (name: string) => foldName(name).includes(foldName(part))
        const isNamed = (name: string) => foldName(name) === foldName(part)
        const holding = names.filter((all) => all.some(has)).map(([name = ""]) => name)
        const expected = [...holding, ...(BY_WORDS[part] ?? []).filter((name) => !holding.includes(name))]
        const found = await listNames(app, `/v1/${list}?q=${encodeURIComponent(part)}`)
        t.same([...found].sort(), [...expected].sort(), `${list}: ${part}`)
        const ranks = found.map((name) => (isNamed(name) ? 0 : holding.includes(name) ? 1 : 2))
        t.same(ranks, [...ranks].sort(), `${list}: ${part}: the best first`)
      }
    }
  },
)

/** By pages of 100: those behind the first begin below the newest. */
async function listNames(app: Awaited<ReturnType<typeof startApp>>, path: string): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = ""
  while (cursor !== null) {
    const { body }: Body = await app.get(`${path}&limit=100${cursor && `&cursor=${cursor}`}`)
    found.push(...body.items.map(({ name }: Body) => name))
    cursor = body.nextCursor
  }
  return found
}

t.test("another tag or measure is not found, however the name is", async (t) => {
  const app = await fillStore(ASKED + 100)
  await app.store.pool.query("update subjects set tags = '{war}', measure = 'flow' where name = 'North Korean troops'")
  const names = async (query: string) =>
    (await app.get(`/v1/subjects?${query}`)).body.items.map(({ name }: Body) => name)
  t.same(await names("q=troops&tag=war"), ["North Korean troops"])
  t.same(await names("q=troops&measure=flow"), ["North Korean troops"])
  t.same(await names("q=troops&measure=stock"), ["Troops (again), again"])
  t.same(await names("q=troops&tag=peace"), [])
  t.same(await names("q=newer&tag=war"), [])
  const [{ id }] = (await app.get("/v1/subjects?q=korean")).body.items
  const [{ id: into }] = (await app.get("/v1/subjects?q=again")).body.items
  await app.store.pool.query("update subjects set measure = 'stock' where id = $1", [id])
  t.equal((await app.post(`/v1/subjects/${id}/merge`, { into })).status, 200)
  t.same(await names("q=korean"), ["Troops (again), again"], "what was merged is found by its old name, once")
})

t.test("the grams of a name contain those of every part of it", async (t) => {
  const app = await startApp()
  const characters = fc.constantFrom(..."ab'\\ %_&:*é北😀")
  const name = fc.array(characters, { minLength: 1, maxLength: 8 }).map((all) => foldName(all.join("")))
  const cases = fc.sample(fc.tuple(name, fc.nat(7), fc.nat(7)), 2_000).flatMap(([name, from, length]) => {
    const part = [...name].slice(from, from + length + 1).join("")
    return foldName(part) === part && part !== "" ? [{ name, part, grams: writeGrams(part) }] : []
  })
  t.ok(cases.length > 500)
  const { rows } = await app.store.pool.query(
    `select name, part, grams from json_to_recordset($1) as c (name text, part text, grams text)
     where position(part in name) > 0 and name_grams(name) @@ grams::tsquery is not true`,
    [JSON.stringify(cases)],
  )
  t.same(rows, [])
  const { rows: others } = await app.store.pool.query(`select name_grams('abc') @@ $1::tsquery as is_found`, [
    writeGrams("bcd"),
  ])
  t.same(others, [{ is_found: false }])
})

t.test("a search reads no list of names as a whole", async (t) => {
  const { url } = await fillStore(5_000)
  const page = { limit: 51 }
  for (const q of ["korean", "zzz", "é", "newer", "newer 499"]) {
    for (const plan of await explainWork(url, (db) => searchSubjects(db, readNameQuery(q), {}, page)))
      t.same(plan.whole, [], `subjects: ${q}`)
    for (const plan of await explainWork(url, (db) => searchSources(db, readNameQuery(q), {}, page)))
      t.same(plan.whole, [], `sources: ${q}`)
  }
  const rare = await explainWork(url, (db) => searchSubjects(db, readNameQuery("korean"), {}, page))
  t.ok(rare.some(({ indexes }) => indexes.includes("subject_names_by_gram")))
  const ofSources = await explainWork(url, (db) => searchSources(db, readNameQuery("korean"), {}, page))
  t.ok(ofSources.some(({ indexes }) => indexes.includes("source_names_by_gram")))
  const common = await explainWork(url, (db) => searchSubjects(db, readNameQuery("newer"), {}, page))
  t.notOk(
    common.some(({ indexes }) => indexes.includes("subject_names_by_gram")),
    "what many have is found among the newest",
  )
  const [ofMeasure] = await explainWork(url, (db) => listSubjects(db, { measure: "flow" }, page))
  t.ok(ofMeasure?.indexes.includes("subjects_of_measure"))
})

t.test("words are found in any order and in any spelling, the best first, page by page", async (t) => {
  const app = await startApp()
  const names = [
    "Troops in Kursk",
    "Kursk troops",
    "kursk troops killed",
    "Troop of the Kursk garrison",
    "Kherson troops",
    "Zelensky rating",
    "Selenskyj in Berlin",
    "Soldiers in Kursk",
  ]
  for (const name of names) {
    await app.post("/v1/subjects", { name })
    await app.post("/v1/sources", { name })
  }
  for (const list of ["subjects", "sources"]) {
    const found = async (q: string) => listNames(app, `/v1/${list}?q=${encodeURIComponent(q)}`)
    const expected = ["Kursk troops", "kursk troops killed", "Troop of the Kursk garrison", "Troops in Kursk"]
    t.same(await found("kursk troops"), expected)
    t.same(await found("troops kursk"), [
      "Troop of the Kursk garrison",
      "kursk troops killed",
      "Kursk troops",
      "Troops in Kursk",
    ])
    t.same(await found("zelenskyy"), ["Selenskyj in Berlin", "Zelensky rating"])
    const inParts = ["Troop of the Kursk garrison", "kursk troops killed", "Kursk troops", "Troops in Kursk"]
    t.same(await found("troo kur"), inParts, "parts of words")
    t.same(await found("troops of Kharkiv"), [])
    t.same(await found("the"), ["Troop of the Kursk garrison"])
    const pages: string[] = []
    let cursor: string | null = ""
    while (cursor !== null) {
      const { body }: Body = await app.get(`/v1/${list}?q=kursk+troops&limit=1${cursor && `&cursor=${cursor}`}`)
      t.equal(body.items.length, 1)
      pages.push(body.items[0].name)
      cursor = body.nextCursor
    }
    t.same(pages, expected)
    const foreign = await app.get(
      `/v1/${list}?q=kursk&cursor=${(await app.get(`/v1/${list}?limit=1`)).body.nextCursor}`,
    )
    t.equal(foreign.status, 400, "a cursor of the list without a search")
  }
})
