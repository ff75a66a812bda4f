import { printTable } from "../print-table.ts"
import { printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import type { IsOver } from "../time-limit.ts"
import { compareImports } from "./benchmark.ts"
import type { Sizes } from "./measure.ts"

export function benchmarkImports(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const { rows, rounds, stored } = await compareImports(server, sizes, isOver)
    const head = ["", "lines/s", "slowest round", "fastest round", "ours is faster by"]
    const cells = rows.map((row) => [
      row.name,
      ...[row.linesASecond, row.slowest, row.fastest].map(printRounded),
      `${row.ratio.toFixed(2)} ×`,
    ])
    const title = `Importing files of ${printRounded(sizes.lines)} claims, ${rounds} rounds (${server.description})`
    const tables = Object.entries(stored).map(([table, count]) => `${table} ${printRounded(count)}`)
    const table = `${printTable(head, cells)}\n\nRows of one file: ${tables.join(", ")}.`
    return { title, table, numbers: { server: server.description, ...sizes, rounds, rows, stored } }
  })
}
