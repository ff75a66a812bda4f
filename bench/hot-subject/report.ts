import { printTable } from "../print-table.ts"
import { printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import { median } from "../statistics.ts"
import type { IsOver } from "../time-limit.ts"
import { type Measured, measureHotSubject, type Sizes } from "./measure.ts"

export function benchmarkHotSubject(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const rows = (await measureHotSubject(server, sizes, isOver)).map(summarise)
    const head = ["", "cold: ms", "conflicts", "hot: ms", "conflicts", "hot takes"]
    const cells = rows.map(({ name, cold, coldConflicts, hot, hotConflicts, ratio }) => [
      name,
      cold.toFixed(1),
      String(coldConflicts),
      hot.toFixed(1),
      String(hotConflicts),
      `${ratio.toFixed(2)} ×`,
    ])
    const title = `Filing on a subject with ${printRounded(sizes.claims)} claims (${server.description})`
    return { title, table: printTable(head, cells), numbers: { server: server.description, ...sizes, rows } }
  })
}

/** Medians. `ratio` is how many times as long the hot subject takes: the median of the turns. */
function summarise({ name, hot, cold }: Measured) {
  return {
    name,
    turns: hot.milliseconds.length,
    cold: median(cold.milliseconds),
    coldConflicts: median(cold.conflicts),
    hot: median(hot.milliseconds),
    hotConflicts: median(hot.conflicts),
    ratio: median(hot.milliseconds) / median(cold.milliseconds),
  }
}
