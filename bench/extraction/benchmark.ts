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

/** One after the other, each in a process of its own with the same flags, over the same articles. */
export async function measureExtraction(length: number, runs: number, seconds: number): Promise<Row[]> {
  const rows: Omit<Row, "ratio">[] = []
  for (const { name, does } of CONTENDERS) {
    const args = [...process.execArgv, MEASURE, name, length, runs, seconds].map(String)
    const { stdout } = await run(process.execPath, args, { maxBuffer: 2 ** 20 })
    rows.push({ name, does, ...summarise(JSON.parse(stdout) as Measured) })
  }
  const ours = rows[0]?.charactersASecond ?? 0
  return rows.map((row) => ({ ...row, ratio: ours / row.charactersASecond }))
}

function summarise({ speeds, read, found }: Measured) {
  return {
    charactersASecond: median(speeds),
    slowest: Math.min(...speeds),
    fastest: Math.max(...speeds),
    runs: speeds.length,
    read,
    found,
  }
}
