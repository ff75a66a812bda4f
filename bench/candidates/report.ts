import { printTable } from "../print-table.ts"
import { printOptional, printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import type { IsOver } from "../time-limit.ts"
import { type Measured, measureCandidates, type Step } from "./measure.ts"

export type Sizes = { readonly subjects: number; readonly articles: number }

/** A tenth of the subjects and all of them, so that it can be seen what grows. */
export function benchmarkCandidates({ subjects, articles }: Sizes, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const measured: Measured[] = []
    for (const count of [subjects / 10, subjects])
      if (measured.length === 0 || !isOver()) measured.push(await measureCandidates(server, count, articles))
    return {
      title: `Candidates for the 20 figures of an article, ${articles} articles (${server.description})`,
      table: printTable(["", ...measured.map((one) => `${printRounded(one.subjects)} subjects`)], listRows(measured)),
      numbers: { server: server.description, articles, measured },
    }
  })
}

function listRows(measured: readonly Measured[]): string[][] {
  const row = (name: string, print: (one: Measured) => string) => [name, ...measured.map(print)]
  const steps = (name: string, pick: (one: Measured) => Step) => [
    row(`${name}: median, p99 in ms`, (one) => `${pick(one).median.toFixed(1)}, ${pick(one).p99.toFixed(1)}`),
    row(
      `${name}: processor, Node + PostgreSQL in ms`,
      (one) => `${pick(one).own.toFixed(1)} + ${printOptional(pick(one).server, 1)}`,
    ),
  ]
  return [
    row("right one among the candidates", ({ recall }) => `${(recall * 100).toFixed(1)} %`),
    row("candidates of an article", ({ candidates }) => candidates.toFixed(0)),
    ...steps("candidates", ({ find }) => find),
    ...steps("their profiles", ({ load }) => load),
    row("lists of terms, in MB", ({ megabytes }) => megabytes.lists.toFixed(1)),
    row("terms of subjects, in MB", ({ megabytes }) => megabytes.terms.toFixed(1)),
    row("listing all, in s", ({ filled }) => filled.seconds.toFixed(1)),
    row(
      "listing all: processor, Node + PostgreSQL in s",
      ({ filled }) => `${filled.own.toFixed(1)} + ${printOptional(filled.server, 1)}`,
    ),
  ]
}
