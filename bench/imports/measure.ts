import { type ClaimBody, writeClaims } from "../claims/write-claims.ts"
import type { Postgres } from "../server/postgres.ts"
import { type Program, startOurs } from "../server/program.ts"
import type { IsOver } from "../time-limit.ts"
import { copyInto, type Dump, dumpSince, FINDINGS, makePeer, readMark } from "./copy-rows.ts"
import { runImport } from "./run-import.ts"
import { type Format, writeFile } from "./write-file.ts"

/** Seconds of one run of every contender. */
export type Round = Readonly<Record<Name, number>>
export type Name = "ndjson" | "csv" | "copyAll" | "copyClaims"
export type Sizes = { readonly lines: number; readonly rounds: number }
/** `rows` is what one file comes to, in each table. */
export type Measured = { readonly rounds: readonly Round[]; readonly rows: Readonly<Record<string, number>> }

type Places = { readonly service: Program; readonly ours: string; readonly all: string; readonly claims: string }

/**
 * One service, warmed up, files a file after the other; COPY puts the same rows into databases with the same schema. One
 * round at least.
 */
export async function measureImports(server: Postgres, { lines, rounds }: Sizes, isOver: IsOver): Promise<Measured> {
  const [ours, all, claims] = [await server.makeDatabase(), await server.makeDatabase(), await server.makeDatabase()]
  for (const peer of [all, claims]) await makePeer(peer)
  const service = await startOurs(ours)
  try {
    const places = { service, ours, all, claims }
    let last = await measureRound(server, places, Math.ceil(lines / 10), "W")
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round += 1) {
      if (round > 1 && isOver()) break
      last = await measureRound(server, places, lines, `R${round}`)
      measured.push(last.round)
    }
    return { rounds: measured, rows: countRows(last.dumps) }
  } finally {
    await service.stop()
  }
}

/** Subjects are other ones in every file, so that each file begins anew. The sources stay. */
async function measureRound(server: Postgres, { service, ours, all, claims }: Places, lines: number, series: string) {
  const mark = await readMark(ours)
  const ndjson = await fileOne(server, service, "ndjson", writeClaims(lines, `${series}N`))
  const dumps = await dumpSince(ours, mark)
  await server.checkpoint()
  const copyAll = await copyInto(all, dumps)
  const csv = await fileOne(server, service, "csv", writeClaims(lines, `${series}C`))
  await server.checkpoint()
  const copyClaims = await copyInto(
    claims,
    dumps.filter(({ table }) => !FINDINGS.has(table)),
  )
  return { round: { ndjson, csv, copyAll, copyClaims }, dumps }
}

async function fileOne(server: Postgres, service: Program, format: Format, claims: readonly ClaimBody[]) {
  const file = writeFile(format, claims)
  await server.checkpoint()
  return runImport(service.address, format, file, claims.length)
}

function countRows(dumps: readonly Dump[]): Record<string, number> {
  return Object.fromEntries(dumps.map(({ table, rows }) => [table, rows.toString().split("\n").length - 1]))
}
