import { printTable } from "../print-table.ts"
import { printOptional, printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import type { IsOver } from "../time-limit.ts"
import { compareFiling, type Row } from "./benchmark.ts"
import { CONTENDERS, type Contender, WITH_AND_WITHOUT_KEY } from "./contenders.ts"
import type { Sizes } from "./measure.ts"

export function benchmarkFiling(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return compare("Filing claims over HTTP", CONTENDERS, sizes, isOver)
}

export function benchmarkKeys(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return compare("Filing claims with a key and without", WITH_AND_WITHOUT_KEY, sizes, isOver)
}

function compare(what: string, contenders: readonly Contender[], sizes: Sizes, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const { rows, rounds } = await compareFiling(server, contenders, sizes, isOver)
    const title = `${what}, ${rounds} rounds (${server.description})`
    return { title, table: printRows(rows), numbers: { server: server.description, ...sizes, rounds, rows } }
  })
}

function printRows(rows: readonly Row[]): string {
  const head = [
    "",
    "connections",
    "claims/s",
    "slowest round",
    "fastest round",
    "p50 ms",
    "p99 ms",
    "service ms of CPU a claim",
    "PostgreSQL ms of CPU a claim",
    "service MB",
    "ours is faster by",
  ]
  const cells = rows.map((row) => [
    row.name,
    String(row.connections),
    ...[row.claimsASecond, row.slowest, row.fastest].map(printRounded),
    row.p50.toFixed(1),
    row.p99.toFixed(1),
    printOptional(row.serviceCpu, 2),
    printOptional(row.serverCpu, 2),
    printOptional(row.memory, 0),
    `${row.ratio.toFixed(2)} ×`,
  ])
  return printTable(head, cells)
}
