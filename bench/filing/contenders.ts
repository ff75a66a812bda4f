import { type Program, startOurs, startProgram } from "../server/program.ts"
import { makeBareTable } from "./bare-table.ts"

export type Contender = {
  readonly name: string
  readonly does: string
  /** Starts it on an empty database of its own. `headers`: what its claims are sent with. */
  readonly start: (databaseUrl: string) => Promise<Program & { readonly headers?: Record<string, string> }>
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

/** What it costs to be known: the same service, open on this machine, and closed with a key. */
export const WITH_AND_WITHOUT_KEY: readonly Contender[] = Object.freeze([
  { name: "countercheck, with a key", does: "as the next, and looks up whose key it is", start: startWithKey },
  { name: "countercheck, open", does: "files without a key, since no key was ever made", start: startOurs },
])

async function startWithKey(databaseUrl: string) {
  const program = await startOurs(databaseUrl)
  const answer = await fetch(`${program.address}/v1/keys`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "benchmark", scopes: ["file"] }),
  })
  if (answer.status !== 201) throw new Error(`making a key was answered with ${answer.status}`)
  const { key } = (await answer.json()) as { readonly key: string }
  return { ...program, headers: { authorization: `Bearer ${key}` } }
}

async function startBare(databaseUrl: string, isIndexed: boolean): Promise<Program> {
  await makeBareTable(databaseUrl, isIndexed)
  return startProgram("bench/filing/bare-service.ts", databaseUrl)
}
