import { writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { measureExtraction, type Row } from "./extraction/benchmark.ts"
import { printTable } from "./print-table.ts"

/**
 * `npm run bench -- [--characters 250000] [--runs 15] [--seconds 8] [--json FILE]`: the table on stdout, JSON into the
 * file. There are three rounds; `runs` and `seconds` are those of each contender in a round. Whoever has not read all of
 * the text in its seconds is cut short after an article.
 */
const { values } = parseArgs({
  options: {
    characters: { type: "string", default: "250000" },
    runs: { type: "string", default: "15" },
    seconds: { type: "string", default: "8" },
    json: { type: "string" },
  },
})

const rows = await measureExtraction(Number(values.characters), Number(values.runs), Number(values.seconds))
const machine = `${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}, ${process.platform} ${process.arch}`
const report = { benchmark: "extraction", machine, characters: Number(values.characters), rows }
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
process.stdout.write(`Figures out of news text\n${machine}\n\n${printRows(rows)}\n`)

function printRows(rows: readonly Row[]): string {
  const head = [
    "",
    "characters/s of a core",
    "slowest run",
    "fastest run",
    "runs",
    "read",
    "found",
    "ours is faster by",
  ]
  const round = (value: number) => Math.round(value).toLocaleString("en-GB")
  const cells = rows.map((row) => [
    row.name,
    ...[row.charactersASecond, row.slowest, row.fastest].map(round),
    String(row.runs),
    round(row.read),
    round(row.found),
    `${row.ratio.toFixed(1)} ×`,
  ])
  return printTable(head, cells)
}
