import { printTable } from "../print-table.ts"
import { printRounded, type Report } from "../report.ts"
import { measureExtraction, type Row } from "./benchmark.ts"

export async function benchmarkExtraction(characters: number, runs: number, seconds: number): Promise<Report> {
  const rows = await measureExtraction(characters, runs, seconds)
  return { title: "Figures out of news text", table: printRows(rows), numbers: { characters, rows } }
}

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
  const cells = rows.map((row) => [
    row.name,
    ...[row.charactersASecond, row.slowest, row.fastest].map(printRounded),
    String(row.runs),
    printRounded(row.read),
    printRounded(row.found),
    `${row.ratio.toFixed(1)} ×`,
  ])
  return printTable(head, cells)
}
