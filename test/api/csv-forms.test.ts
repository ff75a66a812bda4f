import t from "tap"
import { COLUMN_NAMES, closestNames, findColumn, listNames } from "../../src/api/imports/csv/columns.ts"
import { SEPARATORS, type SeparatorName } from "../../src/api/imports/csv/separators.ts"
import { makeLineReader } from "../../src/api/imports/line-reader.ts"
import type { Line } from "../../src/api/imports/split-lines.ts"
import type { NewLine } from "../../src/store/imports/import-lines.ts"

/** The forms in which programs write CSV. Each is read into the very same claims, or refused with the place. */

type Said = { readonly language?: string; readonly separator?: SeparatorName }

/** Whatever it is held against is taken: what a claim may be is the matter of other tests. */
const ANYTHING = Object.assign(() => true, { errors: null })

function read(file: string | Buffer, said: Said = {}, chunk = 7) {
  const { language, separator } = said
  const reader = makeLineReader("csv", { validate: ANYTHING, limit: 2_000_000, language, separator })
  const bytes = Buffer.from(file)
  const lines: Line[] = []
  for (let at = 0; at < bytes.length; at += chunk) lines.push(...reader.push(bytes.subarray(at, at + chunk)))
  lines.push(...reader.end())
  return { records: lines.map((line) => reader.read(line)), form: reader.form(), header: reader.header() }
}

const claimsOf = (records: readonly NewLine[]) => records.map(({ payload }) => JSON.parse(payload ?? "null"))

const QUOTINGS = {
  none: (value: string) => value,
  all: (value: string) => `"${value.replaceAll('"', '""')}"`,
  needed: (value: string, separator: string) =>
    value.includes(separator) || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value,
}

const HEADERS = {
  api: ["subject", "figure", "source", "publishedAt", "asOf", "externalId"],
  capitals: ["Subject", "FIGURE", "Source", "Published At", "As of", "External-ID"],
  english: ["Topic", "Number", "Outlet", "Date published", "as_of_date", "ID"],
  german: ["Thema", "Zahl", "Quelle", "veröffentlicht am", "Stand", "externe Kennung"],
  "german in capitals": ["THEMA", "WERT", "QUELLE", "VEROEFFENTLICHT AM", "Stichtag", "Kennung"],
}

/** Of the values none has a separator in it where nothing is quoted. */
const ROWS = [
  ["Troops", "nearly 12 men", "HUR", "2024-11-02", "2024-10", "a-1"],
  ["Tanks", "7", "Wire", "2024-11-03", "", "a-2"],
]
const QUOTED_ROWS = [
  ["Troops; all, of\tthem", "nearly 12 men", 'The "Wire"', "2024-11-02", "2024-10", "a-1"],
  ["Tanks", "7", "Wire", "2024-11-03", "", "a-2"],
]

function expected(rows: readonly (readonly string[])[]) {
  return rows.map(([subject, figure, source, publishedAt, asOf, externalId]) => ({
    subject: { name: subject },
    figure,
    source: { name: source },
    publishedAt,
    ...(asOf === "" ? {} : { asOf }),
    externalId,
  }))
}

const SAID = ["nobody", "the parameter", "the first line", "the first line in quotes"] as const

type Form = {
  readonly name: SeparatorName
  readonly quoting: keyof typeof QUOTINGS
  readonly header: readonly string[]
  readonly bom: "" | "\ufeff"
  readonly end: "\n" | "\r\n"
  /** The last line has an end too. */
  readonly isEnded: boolean
  readonly said: (typeof SAID)[number]
}

/** One of each with each. */
function listForms(): Form[] {
  const each = <T extends object, K extends string, V>(all: readonly T[], key: K, values: readonly V[]) =>
    all.flatMap((one) => values.map((value) => ({ ...one, [key]: value }) as T & Record<K, V>))
  const separators = each([{}], "name", Object.keys(SEPARATORS) as SeparatorName[])
  const quotings = each(separators, "quoting", Object.keys(QUOTINGS) as (keyof typeof QUOTINGS)[])
  const headers = each(quotings, "header", Object.values(HEADERS))
  const marks = each(headers, "bom", ["", "\ufeff"] as const)
  const ends = each(each(marks, "end", ["\n", "\r\n"] as const), "isEnded", [true, false])
  return each(ends, "said", SAID)
}

function printFirst({ name, said, end }: Form): string {
  if (said === "the first line") return `sep=${SEPARATORS[name]}${end}`
  return said === "the first line in quotes" ? `"SEP=${SEPARATORS[name]}"${end}` : ""
}

t.test("every separator, quoting, header, byte order mark, line end and end of file", async (t) => {
  const forms = listForms()
  t.equal(forms.length, 3 * 3 * 5 * 2 * 2 * 2 * 4)
  for (const [index, form] of forms.entries()) {
    const { name, quoting, header, bom, end, said } = form
    const [separator, quote, first] = [SEPARATORS[name], QUOTINGS[quoting], printFirst(form)]
    const rows = quoting === "none" ? ROWS : QUOTED_ROWS
    const body = [header, ...rows].map((row) => row.map((value) => quote(value, separator)).join(separator))
    const file = `${bom}${first}${body.join(end)}${form.isEnded ? end : ""}`
    const answer = read(file, said === "the parameter" ? { separator: name } : {}, 1 + (index % 11))
    t.same(claimsOf(answer.records), expected(rows), JSON.stringify(form))
    t.same(answer.form, { separator, columns: header, bom: bom !== "", sep: first !== "" }, "and its form is kept")
  }
})

t.test("every name in the table is found, in any writing, and no name stands for two columns", async (t) => {
  const seen = new Map<string, string>()
  for (const column of COLUMN_NAMES) {
    for (const name of [column, ...listNames(column)]) {
      for (const written of [
        name,
        name.toUpperCase(),
        ` ${name} `.trim(),
        name.replaceAll(" ", "_"),
        name.replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss"),
      ])
        t.equal(findColumn(written)?.column, column, written)
      const key = name.toLowerCase().replace(/[^\p{L}]/gu, "")
      t.ok(!seen.has(key) || seen.get(key) === column, `${name} is ${column} alone`)
      seen.set(key, column)
    }
  }
  for (const other of [
    "",
    "date",
    "Datum",
    "colour",
    "figures!",
    "subject subject",
    "x".repeat(1_000),
    "quelle1",
    "__proto__",
    "constructor",
  ])
    t.equal(findColumn(other), undefined, other)
})

t.test("an unknown name is refused with the closest known one", async (t) => {
  const cases: [string, readonly string[]][] = [
    ["Quele", ["Quelle"]],
    ["sorce", ["source"]],
    ["publishd at", ["publishedAt"]],
    ["veröffentlich", ["veröffentlicht"]],
    ["Datum", ["publishedAt", "asOf"]],
    ["date", ["publishedAt", "asOf"]],
    ["externalld", ["externalId"]],
  ]
  for (const [name, closest] of cases) t.same(closestNames(name), closest, name)
  t.equal(closestNames("x".repeat(100_000)).length, 1)
})

t.test("an empty last column, and values behind the last column", async (t) => {
  const head = "subject;figure;source;publishedAt"
  const good = "A;1;B;2024-11-04"
  for (const header of [head, `${head};`, `${head};;;;`, `${head}; ;`])
    for (const record of [good, `${good};`, `${good};;;;;;`])
      t.match(read(`${header}\n${record}\n`).records, [{ problem: null }], `${header} / ${record}`)
  const refused = [`${good};x`, `${good};;x`, `${good}; `, "A;1;B", "A", "A;1;B;2024-11-04,;x"]
  for (const record of refused) {
    const [line] = read(`${head};\n${record}\n`).records
    t.match(line, { raw: record, problem: { kind: "malformed-line", detail: /header 4 columns, with ";"/ } }, record)
  }
})

t.test("lines that say nothing are passed over, and others are not", async (t) => {
  const head = "subject;figure;source;publishedAt"
  const { records } = read(`\n${head}\n;;;\n ; ; \n\nA;1;B;2024-11-04\n;;;;;;;\n"";"";"";""\n`)
  t.same(
    records.map(({ line }) => line),
    [6, 8],
  )
})

t.test("what cannot be a header is refused with the place, however large it is", async (t) => {
  const head = "subject;figure;source;publishedAt"
  const cases: [string | Buffer, RegExp, Said?][] = [
    [`${Array.from({ length: 100_000 }, (_, n) => `c${n}`).join()}\n`, /line 1, has 100000 columns; at most 200/],
    [`${head}${";x".repeat(100_000)}\n`, /line 1, has 100004 columns; at most 200/],
    [`${'"a",'.repeat(100_000)}"b"\n`, /line 1, has 100001 columns/],
    [`sep=;;\n${head}\n`, /Line 1 says the separator ";;"; expected "," or ";" or a tab/],
    [`sep=|\n${head}\n`, /Line 1 says the separator "\|"/],
    [`sep=\n${head}\n`, /Line 1 says the separator ""/],
    [`sep=${"x".repeat(50)}\n${head}\n`, /Line 1 says the separator "x{20}…"/],
    [`\nsep=, \n${head}\n`, /Line 2 says the separator ", "/],
    [`sep=;\n${head}\n`, /Line 1 says that ";" is the separator, and the parameter ","/, { separator: "comma" }],
    [`sep=,\n${head}\n`, /"subject;figure;source;publishedAt" \(column 1\).*it holds ";"/],
    [`sep=;\nsep=;\n${head}\n`, /"sep=" \(column 1\) is not a known column/],
    [
      "subject;figure,source;publishedAt\n",
      /"figure,source" \(column 2\) is not a known column.*it holds ",", and a file has one separator/,
    ],
    ["subject\tfigure;source\tpublishedAt\n", /"figure;source" \(column 2\).*it holds ";"/],
    [`${head}\n`, /"subject;figure;source;publishedAt" \(column 1\)/, { separator: "comma" }],
    ["subject;;figure;source;publishedAt\n", /column 2\) has no name/],
    [`Thema;${head}\n`, /"subject" is there twice: "Thema" is "subject" too/],
    [`${head};subject\n`, /"subject" is there twice\./],
    ["Thema;Zahl;Quelle\n", /"publishedAt" is missing/],
    [`${head};Datum\n`, /"Datum" \(column 5\).*closest is "publishedAt" or "asOf"/],
    ["subject\rA\r", /line 1, holds a CR alone/],
    ['"subject;figure\n', /line 1, is not CSV/],
    [
      Buffer.concat([Buffer.from("Thema;Zahl;Quelle;ver"), Buffer.from([0xf6]), Buffer.from("ffentlicht\n")]),
      /not UTF-8.*Save the file as "CSV UTF-8"/,
    ],
    [Buffer.from("\ufeffsubject\tfigure", "utf16le"), /not UTF-8/],
    [`${"x".repeat(2_000_001)}\n`, /line 1, cannot be read: The line is longer than/],
  ]
  for (const [file, says, said] of cases) {
    const started = performance.now()
    const error = catchError(() => read(file, said, 65_536))
    t.match(error, { message: says, problem: { status: 400 } }, String(file).slice(0, 60))
    t.ok(((error as { problem?: { errors?: unknown[] } }).problem?.errors ?? []).length <= 50)
    t.ok(performance.now() - started < 2_000, `${Math.round(performance.now() - started)} ms`)
  }
})

function catchError(work: () => unknown): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}

t.test("a record with another separator than its header is refused alone", async (t) => {
  const { records } = read(
    "subject;figure;source;publishedAt\nA,1,B,2024-11-04\nA;1;B;2024-11-04\nA\t1\tB\t2024-11-04\n",
  )
  t.match(records, [
    { problem: { detail: 'The line has 1 values, and the header 4 columns, with ";" between them.' } },
    { problem: null },
    { problem: { detail: /has 1 values/ } },
  ])
})

const GERMAN = "Thema;Zahl;Quelle;veröffentlicht am;Stand"

t.test("the language of a file goes to its claims, and a line may say its own", async (t) => {
  const line = "Verluste;1,5;Amt;2024-11-04;"
  t.match(claimsOf(read(`${GERMAN}\n${line}\n`).records), [{ figure: "1,5", language: undefined }])
  t.match(claimsOf(read(`${GERMAN}\n${line}\n`, { language: "de" }).records), [{ figure: "1,5", language: "de" }])
  const own = read(`${GERMAN};Sprache\n${line};EN\n${line};\n`, { language: "de" })
  t.match(claimsOf(own.records), [{ language: "en" }, { language: "de" }])
})

t.test("a header in German with figures that are others in English needs somebody to say the language", async (t) => {
  const record = (figure: string) => `Verluste;${figure};Amt;2024-11-04;`
  for (const figure of ["1.234", "12.000 Soldaten", "über 7,000", "1.234.567"]) {
    const [line] = read(`${GERMAN}\n${record(figure)}\n`).records
    t.match(
      line?.problem,
      { kind: "invalid-input", errors: [{ pointer: "/figure", detail: /another number in German/ }] },
      figure,
    )
    t.match(
      read(`${GERMAN}\n${record(figure)}\n`, { language: "en" }).records,
      [{ problem: null }],
      `${figure}: it is said`,
    )
    t.match(
      read(`${GERMAN};Sprache\n${record(figure)};de\n`).records,
      [{ problem: null }],
      `${figure}: the line says it`,
    )
    const english = `subject;figure;source;publishedAt;asOf\n${record(figure)}\n`.replaceAll(";", "\t")
    t.match(read(english).records, [{ problem: null }], `${figure}: the header is English`)
  }
  for (const figure of ["1,5", "12", "1.5 km", "12.00", "0,25 %", "12345"])
    t.match(read(`${GERMAN}\n${record(figure)}\n`).records, [{ problem: null }], figure)
})

t.test("semicolons are written where the comma is the decimal sign, so that 10.000 is not taken for ten", async (t) => {
  const file = (figure: string, separator = ";") =>
    `${["subject", "figure", "source", "publishedAt"].join(separator)}\n${["A", figure, "B", "2024-11-04"].join(separator)}\n`
  for (const figure of ["10.000", "12.345 men", "über 1.234.567"]) {
    t.match(read(file(figure)).records[0]?.problem?.errors?.[0], {
      pointer: "/figure",
      detail: /another number in German/,
    })
    t.match(claimsOf(read(file(figure), { language: "en" }).records), [{ figure, language: "en" }])
    t.match(claimsOf(read(file(figure, "\t")).records), [{ figure }], "a tab says nothing")
  }
  for (const figure of ["10,000", "1.5", "1.2345", "7"])
    t.match(claimsOf(read(file(figure)).records), [{ figure }], figure)
})

t.test("days as German spreadsheets write them are read where the language is German, and nowhere else", async (t) => {
  const file = (published: string, asOf: string) => `${GERMAN}\nA;1;B;${published};${asOf}\n`
  const cases: [string, string, string, string][] = [
    ["04.11.2024", "31.10.2024", "2024-11-04", "2024-10-31"],
    ["4.1.2024", "10.2024", "2024-01-04", "2024-10"],
    ["2024-11-04", "01.10.2024/31.10.2024", "2024-11-04", "2024-10-01/2024-10-31"],
    ["4.11.24", "1.2.3", "4.11.24", "1.2.3"],
  ]
  for (const [published, asOf, publishedAt, period] of cases) {
    t.match(
      claimsOf(read(file(published, asOf), { language: "de" }).records),
      [{ publishedAt, asOf: period }],
      published,
    )
    for (const said of [{}, { language: "en" }])
      t.match(
        claimsOf(read(file(published, asOf), said).records),
        [{ publishedAt: published, asOf }],
        `${published}, not German`,
      )
  }
})

t.test("a period in one cell or in two", async (t) => {
  const head = "subject,figure,source,publishedAt,asOf,asOfFrom,asOfTo"
  const of = (cells: string) => claimsOf(read(`${head}\nA,1,B,2024-11-04,${cells}\n`).records)[0].asOf
  t.equal(of("2024-10-01/2024-10-31,,"), "2024-10-01/2024-10-31")
  t.same(of(",2024-10-01,2024-10-31"), { from: "2024-10-01", to: "2024-10-31" })
  t.same(of(",2024-10-01,"), { from: "2024-10-01" })
  t.same(of(",,2024-10"), { to: "2024-10" }, "the schema refuses it")
  t.same(of("2024,2024-10,"), { from: "2024-10", asOf: "2024" }, "the schema refuses it")
  t.equal(of(",,"), undefined)
})

t.test("cells that a spreadsheet spoilt are refused with their column, whatever it is", async (t) => {
  const head = "subject,figure,source,publishedAt,externalId,quote,reason"
  const cells = ["A", "1", "B", "2024-11-04", "a-1", "Somebody said #REF!", "#N/A"]
  t.match(
    read(`${head}\n${cells.join()}\n`).records,
    [{ problem: null }],
    "a quote may hold one, and a reason may be one",
  )
  const pointers = ["/subject", "/figure", "/source", "/publishedAt", "/externalId", "/quote"]
  for (const [index, pointer] of pointers.entries()) {
    for (const wreck of ["#REF!", "#N/A", "########"]) {
      const [line] = read(`${head}\n${cells.with(index, wreck).join()}\n`).records
      t.match(
        line?.problem,
        { kind: "invalid-input", errors: [{ pointer, detail: /"#.*was not read/ }] },
        `${wreck} ${pointer}`,
      )
    }
  }
})

t.test("what decides the meaning of the lines is part of the digest", async (t) => {
  const head = (separator: string) => ["subject", "figure", "source", "publishedAt"].join(separator)
  t.equal(read(head(",")).header, "subject,figure,source,publishedAt", "as it was before there were others")
  const all = [
    read(head(",")),
    read(head(";")),
    read(head("\t")),
    read(head(","), { language: "de" }),
    read(head(";"), { language: "de" }),
  ]
  t.equal(new Set(all.map(({ header }) => header)).size, all.length)
  t.equal(read("Thema;Zahl;Quelle;veröffentlicht").header, read(head(";")).header, "the same columns under other names")
})
