import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { median } from "../statistics.ts"
import { CONTENDERS } from "./contenders.ts"
import type { Measured } from "./measure.ts"

export type Row = {
  readonly name: string
  readonly does: string
  readonly charactersASecond: number
  readonly slowest: number
  readonly fastest: number
  readonly runs: number
  /** Characters read in a run, and found in them; fewer than the text has where a contender ran out of its time. */
  readonly read: number
  readonly found: number
  /** How many times as fast the first contender is. */
  readonly ratio: number
}

const MEASURE = fileURLToPath(new URL("measure.ts", import.meta.url))
const run = promisify(execFile)

/** Several rounds, so that whatever else the machine does falls on all: each contender in a process of its own. */
const ROUNDS = 3

export async function measureExtraction(length: number, runs: number, seconds: number): Promise<Row[]> {
  const measured = new Map<string, Measured[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name } of CONTENDERS) {
      measured.set(name, [...(measured.get(name) ?? []), await measureOne(name, length, runs, seconds)])
    }
  }
  const rows = CONTENDERS.map(({ name, does }) => ({ name, does, ...summarise(measured.get(name) ?? []) }))
  const ours = rows[0]?.charactersASecond ?? 0
  return rows.map((row) => ({ ...row, ratio: ours / row.charactersASecond }))
}

/** With the flags of this process, over the same articles. */
async function measureOne(name: string, length: number, runs: number, seconds: number): Promise<Measured> {
  const args = [...process.execArgv, MEASURE, name, length, runs, seconds].map(String)
  const { stdout } = await run(process.execPath, args, { maxBuffer: 2 ** 20 })
  return JSON.parse(stdout) as Measured
}

function summarise(rounds: readonly Measured[]) {
  const speeds = rounds.flatMap((round) => round.speeds)
  const last = rounds.at(-1)
  return {
    charactersASecond: median(speeds),
    slowest: Math.min(...speeds),
    fastest: Math.max(...speeds),
    runs: speeds.length,
    read: last?.read ?? 0,
    found: last?.found ?? 0,
  }
}
