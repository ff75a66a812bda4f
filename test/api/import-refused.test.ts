import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** Refused lines come back in the form of their file, to be mended and sent again. */

const CSV = { "content-type": "text/csv" }

async function send(app: TestApp, file: string | Uint8Array, query = ""): Promise<string> {
  const { status, body } = await app.call("POST", `/v1/imports${query}`, file, CSV)
  if (status !== 202) throw new Error(JSON.stringify(body))
  await app.runJobs()
  return body.id
}

/** The text, and with it what `fetch` would take away: the byte order mark. */
async function takeRefused(app: TestApp, id: string): Promise<string> {
  t.equal((await app.get(`/v1/imports/${id}/refused`)).status, 200)
  const answer = await fetch(`${app.address}/v1/imports/${id}/refused`)
  t.match(answer.headers.get("content-type"), "text/csv; charset=utf-8")
  t.equal(answer.headers.get("content-disposition"), `attachment; filename="refused-${id}.csv"`)
  return Buffer.from(await answer.arrayBuffer()).toString("utf8")
}

async function counts(app: TestApp, id: string): Promise<Body> {
  const { filed, repeated, refused } = (await app.get(`/v1/imports/${id}`)).body
  return { filed, repeated, refused }
}

const HEADER = ["Thema", "Zahl", "Quelle", "veröffentlicht am", "Zitat"]

t.test("refused lines have the separator, the names and the values of their file, in every form", async (t) => {
  const app = await startApp()
  for (const separator of [";", ",", "\t"]) {
    for (const first of ["", `\ufeff`, `sep=${separator}\r\n`, `\ufeffsep=${separator}\r\n`]) {
      const row = (cells: string[]) =>
        cells.map((cell) => (/[;,\t"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)
      const wrong = ["Soldaten", "12-Mar", "HUR", "2024-11-04", `Er sagte: "so;\n oder, so\t"`]
      const file = `${first}${[HEADER, ["Panzer", "7", "HUR", "2024-11-04", ""], wrong].map(row).join("\n")}`
      const id = await send(app, file)
      t.same(await counts(app, id), { filed: 1, repeated: 0, refused: 1 })
      const given = await takeRefused(app, id)
      const lines = given.slice(first.length)
      t.ok(given.startsWith(first), `begins with ${JSON.stringify(first)}`)
      t.ok(lines.startsWith(`${row([...HEADER, "reason"])}\r\n${row(wrong)}${separator}`), JSON.stringify(lines))
      t.match(lines, /line \d: \/figure: ""12-Mar"" was not read: it reads as a date/)
    }
  }
})

t.test("mended they are filed; as they are they are refused again, in the same columns", async (t) => {
  const app = await startApp()
  const rows = [
    "A;12-Mar;S;2024-11-04;x",
    "B;7;S;45600;",
    'C;7;S;"2024-11-04";#REF!',
    "D;8;S;2024-11-04;",
    "E;;S;2024-11-04;",
  ]
  const id = await send(app, `${HEADER.join(";")}\n${rows.join("\n")}\n`, "?language=de")
  t.same(await counts(app, id), { filed: 1, repeated: 0, refused: 4 })
  const given = await takeRefused(app, id)
  const again = await send(app, given, "?language=de")
  t.same(await counts(app, again), { filed: 0, repeated: 0, refused: 4 })
  const withoutNumbers = (text: string) => text.replace(/line \d+/g, "line")
  t.equal(
    withoutNumbers(await takeRefused(app, again)),
    withoutNumbers(given),
    "the new reasons take the place of the old",
  )
  const mended = given
    .replace("12-Mar", "12")
    .replace("45600", "04.11.2024")
    .replace("#REF!", "")
    .replace("E;;", "E;5;")
  t.same(await counts(app, await send(app, mended, "?language=de")), { filed: 4, repeated: 0, refused: 0 })
  t.equal((await app.get("/v1/claims")).body.items.length, 5)
})

t.test("what is no record of the file comes back whole, and stays refused until it is mended", async (t) => {
  const app = await startApp()
  const head = "subject,figure,source,publishedAt"
  const wrong = ["A,10,000,W,2024-11-04", "A,10", 'A,"1"0,W,2024-11-04', "A,1\0,W,2024-11-04"]
  const bytes = [`${head}\n${wrong.join("\n")}\nA,`, Buffer.from([0xff]), `\nG,1,W,2024-11-04\nA,"10,W,2024-11-04`]
  const id = await send(app, Buffer.concat(bytes.map((part) => Buffer.from(part))))
  t.same(await counts(app, id), { filed: 1, repeated: 0, refused: 6 })
  const given = await takeRefused(app, id)
  const [top, ...lines] = given.trimEnd().split("\r\n")
  t.equal(top, `${head},reason`)
  const expected = [
    /^"A,10,000,W,2024-11-04",,,,"line 2: The line has 5 values/,
    /^A,10,,,"line 3: The line has 2 values/,
    /^"A,""1""0,W,2024-11-04",,,,"line 4: The line is not CSV/,
    /^,,,,line 5: .*U\+0000/,
    /^,,,,line 6: The line is not UTF-8/,
    /^"A,""10,W,2024-11-04",,,,"line 8: The line is not CSV/,
  ]
  t.equal(lines.length, expected.length)
  for (const [index, says] of expected.entries()) t.match(lines[index], says)
  t.same(await counts(app, await send(app, given)), { filed: 0, repeated: 0, refused: 6 })
})

t.test("many of them are streamed page by page, in the order of the file", async (t) => {
  const app = await startApp()
  const rows = Array.from({ length: 1_234 }, (_, n) => `A,${n % 2 === 0 ? "no figure" : "7"},S${n},2024-11-04`)
  const id = await send(app, `subject,figure,source,publishedAt\n${rows.join("\n")}\n`)
  const lines = (await takeRefused(app, id)).trimEnd().split("\r\n").slice(1)
  t.same(
    lines.map((line) => line.split(",")[2]),
    Array.from({ length: 617 }, (_, n) => `S${2 * n}`),
  )
})

t.test("an import without refused lines has a header alone, and other imports have no such file", async (t) => {
  const app = await startApp()
  const good = await send(app, "subject,figure,source,publishedAt\nA,7,B,2024-11-04\n")
  t.equal(await takeRefused(app, good), "subject,figure,source,publishedAt,reason\r\n")
  const { body } = await app.call("POST", "/v1/imports", JSON.stringify(claimOf("7")), {
    "content-type": "application/x-ndjson",
  })
  await app.runJobs()
  const of = async (id: string) => {
    const answer = await app.get(`/v1/imports/${id}/refused`)
    return [answer.status, answer.body.type?.split(":").at(-1)]
  }
  t.same(await of(body.id), [409, "not-csv"])
  t.same(await of("01930a2e-5c00-7000-8000-000000000001"), [404, "not-found"])
  t.same(await of("17"), [400, "invalid-request"])
  await app.store.pool.query("update imports set csv = null where id = $1", [good])
  t.same(await of(good), [409, "not-csv"], "one that an older version took in")
  await app.store.pool.query("update imports set results_ended_at = now() where id = $1", [good])
  t.same(await of(good), [410, "results-gone"])
})

t.test("what was sent of a filed line is not kept", async (t) => {
  const app = await startApp()
  await send(app, "subject,figure,source,publishedAt\nA,7,B,2024-11-04\nA,x,B,2024-11-04\n")
  const { rows } = await app.store.pool.query("select line, raw from import_lines order by line")
  t.same(rows, [
    { line: 2, raw: null },
    { line: 3, raw: "A,x,B,2024-11-04" },
  ])
})
