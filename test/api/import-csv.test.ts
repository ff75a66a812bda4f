import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** Files as newsrooms have them, over HTTP: what they file is what POST /v1/claims would have filed. */

const CSV = { "content-type": "text/csv; charset=utf-8" }
const NDJSON = { "content-type": "application/x-ndjson" }

async function send(app: TestApp, file: string, query = "", headers: Record<string, string> = CSV) {
  const sent = await app.call("POST", `/v1/imports${query}`, file, headers)
  if (sent.status === 202) await app.runJobs()
  return sent
}

async function listClaims(app: TestApp): Promise<Body[]> {
  return (await app.get("/v1/claims?limit=200")).body.items
}

async function listRefused(app: TestApp, id: string): Promise<Body[]> {
  return (await app.get(`/v1/imports/${id}/lines?outcome=refused`)).body.items
}

/** As German Excel saves it. */
const FROM_EXCEL = [
  "\ufeffsep=;",
  "Thema;Einheit;Messart;Zahl;Quelle;veröffentlicht am;Zeitraum;externe Kennung;",
  "Soldaten;1;stock;rund 12.000 Soldaten;HUR;04.11.2024;10.2024;a-1;",
  "Fläche;km2;stock;1.234,5;Amt;04.11.2024;01.10.2024/31.10.2024;a-2;",
  "Fläche;km2;stock;12. Mrz;Amt;04.11.2024;;a-3;",
  ";;;;;;;;",
  "Fläche;km2;stock;1,23457E+11;Amt;04.11.2024;;a-4;",
  "Fläche;km2;stock;7;Amt;45600;;a-5;",
  "Fläche;km2;stock;7;#NV;04.11.2024;;a-6;",
  "",
].join("\r\n")

t.test("a file from a German spreadsheet", async (t) => {
  const app = await startApp()
  const { status, body } = await send(app, FROM_EXCEL, "?language=de")
  t.equal(status, 202)
  t.match(body, { received: 6, csv: { separator: "semicolon" } })
  t.equal(body.csv.columns.length, 8)
  const read = await app.get(`/v1/imports/${body.id}`)
  t.match(read.body, { status: "done", filed: 2, refused: 4, csv: { columns: ["Thema", "Einheit"] } })
  const claims = await listClaims(app)
  const byId = new Map(claims.map((claim) => [claim.externalId, claim]))
  t.match(byId.get("a-1"), { quantity: { value: "12000" }, publishedAt: "2024-11-04T00:00:00Z", asOf: "2024-10" })
  t.match(byId.get("a-2"), { quantity: { value: "1234.5", unit: "km2" }, asOf: "2024-10", language: "de" })
  t.same([...byId.keys()].sort(), ["a-1", "a-2"])
  t.match(
    (await listRefused(app, body.id)).map(({ line, problem }) => [line, problem.status, problem.detail]),
    [
      [5, 422, /\/figure: "12. Mrz" was not read: it reads as a date/],
      [7, 422, /\/figure: .*drops its last digits/],
      [8, 422, /\/publishedAt: "45600" .*stands for 2024-11-04/],
      [9, 422, /\/source: "#NV" was not read: it is the error of a formula/],
    ],
  )
})

t.test("the same file again is recognised, and in another language it is not the same", async (t) => {
  const app = await startApp()
  const key = { ...CSV, "idempotency-key": "excel" }
  const first = await send(app, FROM_EXCEL, "?language=de", key)
  const again = await send(app, FROM_EXCEL, "?language=de", key)
  t.same([again.status, again.body.id, again.headers.get("idempotency-replayed")], [202, first.body.id, "true"])
  const english = await send(app, FROM_EXCEL, "?language=en", key)
  t.same([english.status, english.body.type], [422, "urn:countercheck:problem:idempotency-key-reused"])
  const without = await send(app, FROM_EXCEL, "?language=de")
  t.match((await app.get(`/v1/imports/${without.body.id}`)).body, { repeated: 2, filed: 0 })
})

t.test("a claim means the same by CSV, by NDJSON and alone", async (t) => {
  const app = await startApp()
  const claim = (n: number) => ({
    subject: { name: `S${n}` },
    figure: "1.234",
    source: { name: "A" },
    publishedAt: "2024-11-04",
    asOf: "2024-10/2024-11",
  })
  t.equal((await app.post("/v1/claims", { ...claim(1), language: "de" })).status, 201)
  t.equal((await send(app, JSON.stringify(claim(2)), "?language=de", NDJSON)).status, 202)
  t.equal((await send(app, JSON.stringify({ ...claim(3), language: "de" }), "?language=en", NDJSON)).status, 202)
  const header = "subject\tfigure\tsource\tpublishedAt\tasOf"
  t.equal(
    (await send(app, `${header}\nS4\t1.234\tA\t2024-11-04\t2024-10/2024-11`, "?language=de&separator=tab")).status,
    202,
  )
  const twoCells = "subject,figure,source,publishedAt,as of from,as of to,language"
  t.equal((await send(app, `${twoCells}\nS5,1.234,A,2024-11-04,2024-10,2024-11,de`)).status, 202)
  const claims = await listClaims(app)
  t.equal(claims.length, 5)
  for (const { subject, quantity, asOf, language, publishedAt, publishedAtAssumed } of claims)
    t.match(
      { quantity, asOf, language, publishedAt, publishedAtAssumed },
      {
        quantity: { value: "1234" },
        asOf: { from: "2024-10-01", to: "2024-11-30" },
        language: "de",
        publishedAt: "2024-11-04T00:00:00Z",
        publishedAtAssumed: true,
      },
      subject.name,
    )
})

t.test("what is not taken is refused before anything is stored", async (t) => {
  const app = await startApp()
  const good = "subject;figure;source;publishedAt\nA;1;B;2024-11-04\n"
  const cases: [string, string, number, RegExp][] = [
    [good, "?separator=comma", 400, /is not a known column/],
    [good, "?separator=;", 400, /separator/],
    [good, "?separator=pipe", 400, /separator/],
    [good, "?language=fr", 400, /language/],
    [good, "?delimiter=semicolon", 400, /delimiter/],
    [`sep=;;\n${good}`, "", 400, /Line 1 says the separator ";;"/],
    ["Thema;Zahl;Quele;veröffentlicht am\n", "", 400, /"Quele" \(column 3\).*the closest is "Quelle"/],
    [`${"x;".repeat(100_000)}\n`, "", 400, /100000 columns/],
  ]
  for (const [file, query, status, detail] of cases) {
    const answer = await send(app, file, query)
    t.match(answer, { status, body: { detail } }, `${file.slice(0, 40)} ${query}`)
  }
  const wrong = await send(app, JSON.stringify(claimOf("7")), "?separator=tab", NDJSON)
  t.match(wrong, { status: 400, body: { errors: [{ parameter: "separator", detail: /belongs to CSV/ }] } })
  t.same((await app.get("/v1/imports")).body.items, [])
})
