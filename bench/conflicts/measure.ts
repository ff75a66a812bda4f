import type pg from "pg"
import { runImport } from "../imports/run-import.ts"
import { writeFile } from "../imports/write-file.ts"
import { withClient } from "../server/client.ts"
import type { Postgres } from "../server/postgres.ts"
import { startOurs } from "../server/program.ts"
import type { IsOver } from "../time-limit.ts"
import { FINDERS } from "./finders.ts"
import { writeRangeClaims } from "./range-claims.ts"

export type Sizes = { readonly figures: number; readonly turns: number }
/** Milliseconds of every run of each finder, and how many pairs all of them found. */
export type Measured = { readonly times: readonly (readonly number[])[]; readonly pairs: number }

const WARM_UP = 3
/** The fewest turns, which are measured even when the time is up. */
const FEWEST = 3

/** All on one connection to one database, one after the other in every turn. Throws where they do not find the same. */
export async function measureConflicts(server: Postgres, { figures, turns }: Sizes, isOver: IsOver): Promise<Measured> {
  const databaseUrl = await fileClaims(server, figures)
  return withClient(databaseUrl, async (client) => {
    for (const statement of FINDERS.flatMap(({ prepare }) => prepare)) await client.query(statement)
    const pairs = await requireSame(client)
    const times = FINDERS.map((): number[] => [])
    for (let turn = 0; turn < WARM_UP + turns; turn += 1) {
      if (turn >= WARM_UP + FEWEST && isOver()) break
      for (const [at, { find }] of FINDERS.entries()) {
        const begin = performance.now()
        await client.query(find)
        if (turn >= WARM_UP) times[at]?.push(performance.now() - begin)
      }
    }
    return { times, pairs }
  })
}

/** Files the claims with a service that then ends, so that nothing else runs during the measurement. */
async function fileClaims(server: Postgres, figures: number): Promise<string> {
  const databaseUrl = await server.makeDatabase()
  const service = await startOurs(databaseUrl)
  try {
    const claims = writeRangeClaims(figures)
    await runImport(service.address, "ndjson", writeFile("ndjson", claims), claims.length)
    return databaseUrl
  } finally {
    await service.stop()
  }
}

async function requireSame(client: pg.Client): Promise<number> {
  const found: Set<string>[] = []
  for (const { find } of FINDERS) {
    const { rows } = await client.query<{ a: string; b: string }>(find)
    found.push(new Set(rows.map(({ a, b }) => (a < b ? `${a} ${b}` : `${b} ${a}`))))
  }
  const [ours = new Set<string>(), ...peers] = found
  if (ours.size === 0) throw new Error("no conflict was found")
  for (const [at, peer] of peers.entries())
    if (peer.size !== ours.size || [...peer].some((pair) => !ours.has(pair)))
      throw new Error(`ours finds ${ours.size} conflicts, the ${FINDERS[at + 1]?.name} ${peer.size}; expected the same`)
  return ours.size
}
