import { fileURLToPath } from "node:url"
import { measureInRounds } from "../measure-in-rounds.ts"
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

export async function measureExtraction(length: number, runs: number, seconds: number): Promise<Row[]> {
  const names = CONTENDERS.map(({ name }) => name)
  const measured = await measureInRounds<Measured>(MEASURE, names, [length, runs, seconds])
  const rows = CONTENDERS.map(({ name, does }) => ({ name, does, ...summarise(measured.get(name) ?? []) }))
  const ours = rows[0]?.charactersASecond ?? 0
  return rows.map((row) => ({ ...row, ratio: ours / row.charactersASecond }))
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
