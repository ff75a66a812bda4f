import { printTable } from "../print-table.ts"
import { printRounded, type Report } from "../report.ts"
import { measureVerdicts, type Row } from "./benchmark.ts"

export async function benchmarkVerdicts(pairs: number, runs: number, seconds: number): Promise<Report> {
  const rows = await measureVerdicts(pairs, runs, seconds)
  return { title: "Verdicts on pairs of figures", table: printRows(rows), numbers: { pairs, rows } }
}

const OUTCOMES = ["agree", "tension", "conflict"] as const

function printRows(rows: readonly Row[]): string {
  const head = ["", "verdicts/s of a core", "slowest run", "fastest run", "runs", ...OUTCOMES, "ours is faster by"]
  const cells = rows.map((row) => [
    row.name,
    ...[row.verdictsASecond, row.slowest, row.fastest].map(printRounded),
    String(row.runs),
    ...OUTCOMES.map((outcome) => printRounded(row.outcomes[outcome] ?? 0)),
    `${row.ratio.toFixed(1)} ×`,
  ])
  return printTable(head, cells)
}
