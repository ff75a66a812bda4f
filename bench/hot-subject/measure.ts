import { timeCall } from "../growth/call-service.ts"
import { runImport } from "../imports/run-import.ts"
import { writeFile } from "../imports/write-file.ts"
import { withClient } from "../server/client.ts"
import type { Postgres } from "../server/postgres.ts"
import { startOurs } from "../server/program.ts"
import type { IsOver } from "../time-limit.ts"
import {
  HOT,
  type Probe,
  probeHigh,
  probeOrdinary,
  probeRepeat,
  writeColdClaims,
  writeHotClaims,
} from "./hot-claims.ts"

export type Sizes = { readonly claims: number; readonly turns: number }
/** Milliseconds of every answer, and the number of conflicts in it. */
export type Times = { readonly milliseconds: number[]; readonly conflicts: number[] }
export type Measured = { readonly name: string; readonly hot: Times; readonly cold: Times }

/** Claims of one figure. */
const CLAIMS_A_FIGURE = 20
const WARM_UP = 10
/** The fewest turns, which are measured even when the time is up. */
const FEWEST = 10

/** The kind that writes many conflicts comes last, because the others would meet those conflicts. */
const PHASES: readonly (readonly { readonly name: string; readonly probe: Probe }[])[] = [
  [
    { name: "a repeat", probe: probeRepeat },
    { name: "a new figure", probe: probeOrdinary },
  ],
  [{ name: "a new figure that disagrees with all near its day", probe: probeHigh }],
]

/** Every turn asks the hot subject and a cold one of its own, which nobody asked before. */
export async function measureHotSubject(
  server: Postgres,
  { claims, turns }: Sizes,
  isOver: IsOver,
): Promise<Measured[]> {
  const figures = Math.round(claims / CLAIMS_A_FIGURE)
  const databaseUrl = await server.makeDatabase()
  const service = await startOurs(databaseUrl)
  try {
    const cold = Array.from({ length: WARM_UP + turns }, (_, turn) => `A quiet matter, number ${turn}`)
    const filed = [...writeHotClaims(claims, figures), ...cold.flatMap((subject) => writeColdClaims(subject, figures))]
    await runImport(service.address, "ndjson", writeFile("ndjson", filed), filed.length)
    await withClient(databaseUrl, (client) => client.query("vacuum analyze"))
    await server.checkpoint()
    const measured: Measured[] = []
    for (const phase of PHASES)
      measured.push(...(await measurePhase(service.address, phase, cold, { figures, isOver })))
    return measured
  } finally {
    await service.stop()
  }
}

async function measurePhase(
  address: string,
  phase: (typeof PHASES)[number],
  cold: readonly string[],
  { figures, isOver }: { readonly figures: number; readonly isOver: IsOver },
): Promise<Measured[]> {
  const measured = phase.map(({ name, probe }) => ({ name, probe, hot: noTimes(), cold: noTimes() }))
  for (const [turn, subject] of cold.entries()) {
    if (turn >= WARM_UP + FEWEST && isOver()) break
    for (const { probe, hot, cold } of measured) {
      await fileTimed(address, probe(subject, turn, figures), turn < WARM_UP ? noTimes() : cold)
      await fileTimed(address, probe(HOT, turn, figures), turn < WARM_UP ? noTimes() : hot)
    }
  }
  return measured.map(({ name, hot, cold }) => ({ name, hot, cold }))
}

function noTimes(): Times {
  return { milliseconds: [], conflicts: [] }
}

async function fileTimed(address: string, body: unknown, times: Times): Promise<void> {
  const { milliseconds, status, text } = await timeCall(address, "POST", "/v1/claims", body)
  if (status !== 201) throw new Error(`filing was answered with ${status}: ${text}`)
  times.milliseconds.push(milliseconds)
  times.conflicts.push(JSON.parse(text).conflictsTotal)
}
