import t from "tap"
import { readAsOf } from "../../src/quantity/dates/as-of.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { findDamagedCell, findDamagedDay, findDamagedFigure } from "../../src/quantity/spreadsheet-damage.ts"

/** What spreadsheets make of figures and days, and what looks like it and is none. */

const DATES = [
  [
    "12-Mar",
    "Mar-12",
    "12-MAR",
    "12-mar-24",
    "12-Mar-2024",
    "Mar-24",
    "May-45",
    "Jan 00",
    "12-Dec troops",
    "about 12-Mar",
  ],
  [
    "12. Mrz",
    "12.Mrz",
    "Mrz 12",
    "Mrz.12",
    "12. Mär",
    "01. Dez",
    "03. Mai",
    "Okt 24",
    "12. März",
    "12 March",
    " 1-Sept ",
  ],
].flat()
const EXPONENTS = ["1.23457E+11", "1,23457E+11", "1.5E-05", "1E+05", "about 1.2E+10", "1.23457e+11 troops", "-1.5E+3"]
const ERRORS = [
  "#REF!",
  "#N/A",
  "#NV",
  "#BEZUG!",
  "#DIV/0!",
  "#VALUE!",
  "#WERT!",
  "#name?",
  "#ZAHL!",
  " #NUM! ",
  "12 #REF!",
]
const NARROW = ["########", "###", " ##### "]

/** Each of these is read, or is refused for another reason: no spreadsheet has to do with it. */
const OTHERS = [
  [
    "10-12",
    "2-3",
    "3.12",
    "12.3",
    "12,000",
    "45600",
    "1:30",
    "12 marines",
    "12 decades",
    "may be 12",
    "12 may have died",
  ],
  ["12 Marder", "12 junge Soldaten", "12-mark notes", "about 12", "12-member crew", "12 augers", "march of 12,000"],
  ["E40", "12 E", "5 euros", "5 elephants", "#1", "# 12", "12 #", "no. 12", "COVID-19"],
  ["12 mars bars", "12-marathon", "2e", "1e5", "1e21", "1.5E3", "R2D2", "7 September 11 victims"],
].flat()

t.test("what a spreadsheet has made of a figure is refused with what happened, in every language", async (t) => {
  const cases = [
    [DATES, /it reads as a date.*the format "Text"/],
    [EXPONENTS, /drops its last digits.*without an exponent/],
    [ERRORS, /error of a formula/],
    [NARROW, /too narrow/],
  ] as const
  for (const [wordings, says] of cases) {
    for (const wording of wordings) {
      t.match(findDamagedFigure(wording), says, wording)
      for (const language of ["en", "de"] as const) {
        const read = readFigure(wording, { language, unit: "1" })
        t.match(read, { ok: false, reason: says }, `${wording} in ${language}`)
      }
    }
  }
})

t.test("what only looks like it is none of it", async (t) => {
  for (const wording of OTHERS) t.equal(findDamagedFigure(wording), null, wording)
  for (const [wording, value] of [
    ["12 marines", "12"],
    ["45600", "45600"],
    ["12 may have died", "12"],
  ] as const) {
    const read = readFigure(wording)
    t.equal(read.ok && read.value.value?.toString(), value, wording)
  }
})

t.test("a cell is an error of a formula only where nothing else stands in it", async (t) => {
  for (const cell of ["#REF!", " #N/A ", "#bezug!", "#####"]) t.equal(typeof findDamagedCell(cell), "string", cell)
  for (const cell of ["", "#", "##", "#1", "#metoo", "C#", "#REF! again", "see #N/A", "a #####", "N/A", "REF!"])
    t.equal(findDamagedCell(cell), null, cell)
})

t.test("days that a spreadsheet wrote in its own way say what they may have been", async (t) => {
  const wrong: [string, RegExp][] = [
    ["45600", /stands for 2024-11-04; write the day so/],
    ["45600.5", /stands for 2024-11-04/],
    ["45600,25", /stands for 2024-11-04/],
    ["25569", /stands for 1970-01-01/],
    ["04.11.2024", /write the day as YYYY-MM-DD/],
    ["4.11.24", /write the day as YYYY-MM-DD/],
    ["11/4/2024", /the day first or the month first/],
    ["########", /too narrow/],
    ["#REF!", /error of a formula/],
  ]
  for (const [text, says] of wrong) {
    t.match(findDamagedDay(text), says, text)
    t.match(readAsOf(text), { ok: false, reason: says }, `${text} as an as-of date`)
  }
  const others = [
    "2024",
    "2024-11",
    "2024-11-04",
    "4560",
    "456000",
    "19999",
    "80001",
    "1.2",
    "4.11.",
    "11/2024",
    "tomorrow",
    "",
  ]
  for (const text of others) t.equal(findDamagedDay(text), null, text)
})

t.test("the periods that one text says", async (t) => {
  const read: [string, string, string | null][] = [
    ["2024-10-01/2024-10-31", "2024-10-01", "2024-10-31"],
    ["2024-10/2024-11", "2024-10-01", "2024-11-30"],
    ["2023/2024-02", "2023-01-01", "2024-02-29"],
    ["2024-10-05/", "2024-10-05", null],
    ["2024-10-05/2024-10-05", "2024-10-05", "2024-10-05"],
  ]
  for (const [text, from, to] of read) t.same(readAsOf(text), { ok: true, value: { from, to } }, text)
  const refused = [
    "/",
    "/2024",
    "2024-10-31/2024-10-01",
    "2024/2025/2026",
    "2024-13/2025",
    "2024 / 2025",
    "2024-10-01//",
    "10/2024",
  ]
  for (const text of refused) {
    const answer = readAsOf(text)
    t.equal(answer.ok, false, text)
    t.notOk("at" in answer, "a text has no members to point at")
  }
})
