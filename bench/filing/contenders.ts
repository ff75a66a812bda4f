import { type Program, startOurs, startProgram } from "../server/program.ts"
import { makeBareTable } from "./bare-table.ts"

export type Contender = {
  readonly name: string
  readonly does: string
  /** Starts it on an empty database of its own. */
  readonly start: (databaseUrl: string) => Promise<Program>
}

export const CONTENDERS: readonly Contender[] = Object.freeze([
  {
    name: "countercheck",
    does: "files, compares with what is stored, writes conflicts, answers them",
    start: startOurs,
  },
  {
    name: "bare Fastify + pg",
    does: "one insert a request into a table with a primary key",
    start: (databaseUrl) => startBare(databaseUrl, false),
  },
  {
    name: "bare Fastify + pg, indexed",
    does: "the same with the indexes of our claims table",
    start: (databaseUrl) => startBare(databaseUrl, true),
  },
])

async function startBare(databaseUrl: string, isIndexed: boolean): Promise<Program> {
  await makeBareTable(databaseUrl, isIndexed)
  return startProgram("bench/filing/bare-service.ts", databaseUrl)
}
