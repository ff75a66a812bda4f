import type { Postgres } from "../server/postgres.ts"
import { median } from "../statistics.ts"
import type { IsOver } from "../time-limit.ts"
import type { Contender } from "./contenders.ts"
import { CONNECTIONS, type Measured, measureFiling, type Sizes } from "./measure.ts"

/** Medians of the rounds. Processor milliseconds are for one claim; null where the system does not tell. */
export type Row = {
  readonly name: string
  readonly does: string
  readonly connections: number
  readonly claimsASecond: number
  readonly slowest: number
  readonly fastest: number
  readonly p50: number
  readonly p99: number
  readonly serviceCpu: number | null
  readonly serverCpu: number | null
  readonly memory: number | null
  /** How many times as many claims a second the first contender filed: the median of the rounds. */
  readonly ratio: number
}

/** The first contender is compared with each of them. */
export async function compareFiling(server: Postgres, contenders: readonly Contender[], sizes: Sizes, isOver: IsOver) {
  const measured = await measureFiling(server, contenders, sizes, isOver)
  const rows = CONNECTIONS.flatMap((connections): Row[] => {
    const of = (name: string) => measured.filter((one) => one.name === name && one.connections === connections)
    const ours = of(contenders[0]?.name ?? "").map(speedOf)
    return contenders.map(({ name, does }) => ({ name, does, connections, ...summarise(of(name), ours) }))
  })
  return { rows, rounds: measured.length / rows.length }
}

function summarise(rounds: readonly Measured[], ours: readonly number[]) {
  const speeds = rounds.map(speedOf)
  return {
    claimsASecond: median(speeds),
    slowest: Math.min(...speeds),
    fastest: Math.max(...speeds),
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
    serviceCpu: medianOfKnown(rounds.map(({ serviceCpu, claims }) => serviceCpu && (1000 * serviceCpu) / claims)),
    serverCpu: medianOfKnown(rounds.map(({ serverCpu, claims }) => serverCpu && (1000 * serverCpu) / claims)),
    memory: medianOfKnown(rounds.map(({ memory }) => memory)),
    ratio: median(speeds.map((speed, round) => (ours[round] ?? 0) / speed)),
  }
}

function speedOf({ claims, seconds }: Measured): number {
  return claims / seconds
}

function medianOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : median(known)
}
