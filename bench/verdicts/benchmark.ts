import { fileURLToPath } from "node:url"
import { measureInRounds } from "../measure-in-rounds.ts"
import { median } from "../statistics.ts"
import { CONTENDERS } from "./contenders.ts"
import type { Measured } from "./measure.ts"

export type Row = {
  readonly name: string
  readonly does: string
  readonly verdictsASecond: number
  readonly slowest: number
  readonly fastest: number
  readonly runs: number
  /** How many pairs got which verdict. */
  readonly outcomes: Readonly<Record<string, number>>
  /** How many times as fast the first contender is. */
  readonly ratio: number
}

const MEASURE = fileURLToPath(new URL("measure.ts", import.meta.url))

export async function measureVerdicts(pairs: number, runs: number, seconds: number): Promise<Row[]> {
  const names = CONTENDERS.map(({ name }) => name)
  const measured = await measureInRounds<Measured>(MEASURE, names, [pairs, runs, seconds])
  const rows = CONTENDERS.map(({ name, does }) => ({ name, does, ...summarise(measured.get(name) ?? []) }))
  const ours = rows[0]?.verdictsASecond ?? 0
  return rows.map((row) => ({ ...row, ratio: ours / row.verdictsASecond }))
}

function summarise(rounds: readonly Measured[]) {
  const speeds = rounds.flatMap((round) => round.speeds)
  return {
    verdictsASecond: median(speeds),
    slowest: Math.min(...speeds),
    fastest: Math.max(...speeds),
    runs: speeds.length,
    outcomes: rounds.at(-1)?.outcomes ?? {},
  }
}
