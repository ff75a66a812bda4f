import { type Program, startOurs, startProgram } from "../server/program.ts"
import { makeBareTable } from "./bare-table.ts"

type Headers = Readonly<Record<string, string>>
/** The processes of a contender, which claims are sent to in turn, and what they are sent with. */
export type Started = { readonly programs: readonly Program[]; readonly headers?: Headers }

export type Contender = {
  readonly name: string
  readonly does: string
  /** Whether it finds conflicts, which are counted in the end. */
  readonly isOurs: boolean
  /** Makes what it needs in an empty database of its own. */
  readonly prepare?: (databaseUrl: string) => Promise<void>
  readonly start: (databaseUrl: string) => Promise<Started>
}

/** The first is compared with each of the others. */
export const CONTENDERS: readonly Contender[] = Object.freeze([
  {
    name: "countercheck",
    does: "files, compares with what is stored, writes conflicts, answers them",
    isOurs: true,
    start: startOne,
  },
  bare("bare, primary key", "Fastify + pg: one insert a request into a table with a primary key", false),
  bare("bare, indexed", "the same with an index for each list and search of claims that ours answers", true),
])

/** What it costs to be known: the same service, open on this machine, and closed with a key. */
export const WITH_AND_WITHOUT_KEY: readonly Contender[] = Object.freeze([
  { name: "with a key", does: "as the next, and looks up whose key it is", isOurs: true, start: startWithKey },
  { name: "open", does: "files without a key, since no key was ever made", isOurs: true, start: startOne },
])

/** What a second process adds: both on one database, and each gets every other claim. */
export const TWO_AND_ONE: readonly Contender[] = Object.freeze([
  { name: "two processes", does: "each gets every other claim", isOurs: true, start: startTwo },
  { name: "one process", does: "gets all of them", isOurs: true, start: startOne },
])

function bare(name: string, does: string, isIndexed: boolean): Contender {
  return {
    name,
    does,
    isOurs: false,
    prepare: (databaseUrl) => makeBareTable(databaseUrl, isIndexed),
    start: async (databaseUrl) => ({ programs: [await startProgram("bench/filing/bare-service.ts", databaseUrl)] }),
  }
}

async function startOne(databaseUrl: string): Promise<Started> {
  return { programs: [await startOurs(databaseUrl)] }
}

async function startTwo(databaseUrl: string): Promise<Started> {
  return { programs: [await startOurs(databaseUrl), await startOurs(databaseUrl)] }
}

async function startWithKey(databaseUrl: string): Promise<Started> {
  const program = await startOurs(databaseUrl)
  const answer = await fetch(`${program.address}/v1/keys`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "benchmark", scopes: ["file"] }),
  })
  if (answer.status !== 201) throw new Error(`making a key was answered with ${answer.status}`)
  const { key } = (await answer.json()) as { readonly key: string }
  return { programs: [program], headers: { authorization: `Bearer ${key}` } }
}
