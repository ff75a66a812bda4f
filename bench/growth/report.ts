import { printTable } from "../print-table.ts"
import { printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import type { IsOver } from "../time-limit.ts"
import { compareGrowth, type Growth } from "./benchmark.ts"
import type { Sizes } from "./measure.ts"

const GIGABYTE = 2 ** 30

export function benchmarkGrowth(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const growth = await compareGrowth(server, sizes, isOver)
    const title = `Answers from a store that grows (${server.description})`
    return { title, table: printGrowth(growth), numbers: { server: server.description, ...sizes, ...growth } }
  })
}

function printGrowth({ stores, rows, failures }: Growth): string {
  const head = [
    "median ms",
    ...stores.map(({ claims }) => `${printRounded(claims)} claims`),
    "p90 of the largest",
    "grows by",
  ]
  const cells = rows.map(({ name, medians, p90, ratio }) => [
    name,
    ...[...medians, p90].map((milliseconds) => milliseconds.toFixed(1)),
    `${ratio.toFixed(2)} ×`,
  ])
  const sizes = stores.map(
    ({ claims, subjects, conflicts, bytes }) =>
      `${printRounded(claims)} claims: ${printRounded(subjects)} subjects, ${printRounded(conflicts)} conflicts, ${(bytes / GIGABYTE).toFixed(2)} GB`,
  )
  const failed = failures.length === 0 ? "" : `\nNot answered with success: ${failures.join(", ")}.`
  return `${printTable(head, cells)}\n\n${sizes.join("; ")}.${failed}`
}
