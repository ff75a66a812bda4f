import type { Postgres } from "../server/postgres.ts"
import { median } from "../statistics.ts"
import type { IsOver } from "../time-limit.ts"
import { measureImports, type Name, type Sizes } from "./measure.ts"

export type Row = {
  readonly name: string
  readonly does: string
  readonly linesASecond: number
  readonly slowest: number
  readonly fastest: number
  /** How many times as many lines a second NDJSON had: the median of the rounds. */
  readonly ratio: number
}

const CONTENDERS: readonly { readonly key: Name; readonly name: string; readonly does: string }[] = [
  { key: "ndjson", name: "countercheck, NDJSON", does: "reads, files, compares and answers for every line" },
  { key: "csv", name: "countercheck, CSV", does: "the same" },
  { key: "copyClaims", name: "COPY of claims and figures", does: "stores rows that were worked out before" },
  { key: "copyAll", name: "COPY of all, conflicts too", does: "the same, with what comparing found" },
]

export async function compareImports(server: Postgres, sizes: Sizes, isOver: IsOver) {
  const { rounds, rows } = await measureImports(server, sizes, isOver)
  const speedsOf = (key: Name) => rounds.map((round) => sizes.lines / round[key])
  const ours = speedsOf("ndjson")
  const compared = CONTENDERS.map(({ key, name, does }): Row => {
    const speeds = speedsOf(key)
    return {
      name,
      does,
      linesASecond: median(speeds),
      slowest: Math.min(...speeds),
      fastest: Math.max(...speeds),
      ratio: median(speeds.map((speed, round) => (ours[round] ?? 0) / speed)),
    }
  })
  return { rows: compared, rounds: rounds.length, stored: rows }
}
