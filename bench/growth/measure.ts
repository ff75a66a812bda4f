import { withClient } from "../server/client.ts"
import type { Postgres } from "../server/postgres.ts"
import { type Program, startOurs } from "../server/program.ts"
import type { IsOver } from "../time-limit.ts"
import { timeCall } from "./call-service.ts"
import { checkFill } from "./check-fill.ts"
import { fillCopies } from "./fill.ts"
import { prepareStore, type Store } from "./prepare-store.ts"
import { type Asked, QUERIES, type Query } from "./queries.ts"
import { makeTemplate, type Template } from "./template.ts"

export type Sizes = { readonly claims: number; readonly turns: number }
/** Milliseconds of every answer in each store, by query; and the answers that were no success, as "503 conflicts". */
export type Measured = {
  readonly stores: readonly StoreSize[]
  readonly times: ReadonlyMap<string, readonly (readonly number[])[]>
  readonly failures: readonly string[]
}
export type StoreSize = {
  readonly claims: number
  readonly subjects: number
  readonly conflicts: number
  readonly bytes: number
}

const SMALLEST = 10_000
const MIDDLE = 1_000_000
/** Turns that only warm up, unless an answer takes longer than `SLOW` milliseconds. */
const WARM_UP = 5
/** The fewest turns, which are measured even when the time is up. */
const FEWEST = 10
const SLOW = 1_000
/** Milliseconds that one query may take of a store in all. */
const BUDGET = 10_000

/** The sizes of the stores: the smallest, the largest, and a million between them. */
function chooseSizes(claims: number): number[] {
  const smallest = Math.min(SMALLEST, claims)
  return [smallest, ...(claims > MIDDLE ? [MIDDLE] : []), claims]
}

/** One service for each store; a query is asked of all of them in turn. */
export async function measureGrowth(server: Postgres, { claims, turns }: Sizes, isOver: IsOver): Promise<Measured> {
  const [smallest = 0, ...larger] = chooseSizes(claims)
  const running: (Program & Store)[] = []
  try {
    const { url, template } = await makeSmallest(server, smallest)
    for (const size of [smallest, ...larger]) {
      const copies = Math.round(size / smallest) - 1
      const databaseUrl = await server.makeDatabase(url)
      await fillCopies(databaseUrl, copies)
      running.push({ ...(await startOurs(databaseUrl)), databaseUrl, copies })
    }
    const asked: Asked[] = []
    for (const store of running) asked.push(await prepareStore(store, template))
    const stores = await Promise.all(running.map(measureStore))
    const { times, failures } = await askAll(running, asked, { turns, isOver })
    for (const [at, { address }] of running.entries()) await checkFill(address, asked[at]?.subjects ?? [])
    return { stores, times, failures }
  } finally {
    for (const { stop } of running) await stop()
  }
}

async function makeSmallest(server: Postgres, claims: number): Promise<{ url: string; template: Template }> {
  const url = await server.makeDatabase()
  const service = await startOurs(url)
  try {
    return { url, template: await makeTemplate(service.address, claims) }
  } finally {
    await service.stop()
  }
}

function measureStore({ databaseUrl }: Store): Promise<StoreSize> {
  const query = `select (select count(*) from claims)::int as claims, (select count(*) from subjects)::int as subjects,
    (select count(*) from conflicts)::int as conflicts, pg_database_size(current_database())::float8 as bytes`
  return withClient(databaseUrl, async (client) => (await client.query<StoreSize>(query)).rows[0] as StoreSize)
}

/** Every query of every store in turn, each with the times that it took. */
async function askAll(
  stores: readonly Store[],
  asked: readonly Asked[],
  { turns, isOver }: { readonly turns: number; readonly isOver: IsOver },
) {
  const lanes = QUERIES.flatMap((query) =>
    stores.map(({ address }, at) => ({ query, address, asked: asked[at] as Asked, times: [] as number[] })),
  )
  const failures: string[] = []
  for (let turn = 0; turn < WARM_UP + turns; turn += 1) {
    if (turn >= WARM_UP + FEWEST && isOver()) break
    for (const { query, address, asked, times } of lanes.filter(({ times }) => sum(times) < BUDGET)) {
      const { method, path, body } = query.ask(asked, turn)
      const { milliseconds, status } = await timeCall(address, method, path, body)
      if (turn >= WARM_UP || milliseconds > SLOW) times.push(milliseconds)
      if (status >= 400) failures.push(`${status} ${query.name}`)
    }
  }
  const timesOf = ({ name }: Query) => lanes.filter(({ query }) => query.name === name).map(({ times }) => times)
  return { times: new Map(QUERIES.map((query) => [query.name, timesOf(query)])), failures }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
