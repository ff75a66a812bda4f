import { printTable } from "../print-table.ts"
import { printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import { median } from "../statistics.ts"
import type { IsOver } from "../time-limit.ts"
import { FINDERS } from "./finders.ts"
import { measureConflicts, type Sizes } from "./measure.ts"

export function benchmarkConflicts(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const { times, pairs } = await measureConflicts(server, sizes, isOver)
    const ours = times[0] ?? []
    const turns = ours.length
    const rows = FINDERS.map(({ name, does }, at) => {
      const own = times[at] ?? []
      const ratio = median(own.map((milliseconds, turn) => milliseconds / (ours[turn] ?? 0)))
      return { name, does, milliseconds: median(own), fastest: Math.min(...own), slowest: Math.max(...own), ratio }
    })
    const head = ["", "median ms", "fastest", "slowest", "ours is faster by"]
    const cells = rows.map((row) => [
      row.name,
      ...[row.milliseconds, row.fastest, row.slowest].map((milliseconds) => milliseconds.toFixed(1)),
      `${row.ratio.toFixed(1)} ×`,
    ])
    const title = `Finding all ${printRounded(pairs)} conflicts of ${printRounded(sizes.figures)} figures (${server.description})`
    return {
      title,
      table: printTable(head, cells),
      numbers: { server: server.description, ...sizes, turns, pairs, rows },
    }
  })
}
