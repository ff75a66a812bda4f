import type { Postgres } from "../server/postgres.ts"
import { median, percentile } from "../statistics.ts"
import type { IsOver } from "../time-limit.ts"
import { measureGrowth, type Sizes, type StoreSize } from "./measure.ts"

export type Row = {
  readonly name: string
  /** Median milliseconds in each store, from the smallest to the largest. */
  readonly medians: readonly number[]
  readonly p90: number
  /** How many times as long the largest store takes as the smallest. */
  readonly ratio: number
}
export type Growth = {
  readonly stores: readonly StoreSize[]
  readonly rows: readonly Row[]
  /** Of answers that were no success, each kind once. */
  readonly failures: readonly string[]
}

export async function compareGrowth(server: Postgres, sizes: Sizes, isOver: IsOver): Promise<Growth> {
  const { stores, times, failures } = await measureGrowth(server, sizes, isOver)
  const rows = [...times].map(([name, perStore]): Row => {
    const medians = perStore.map(median)
    const [smallest = 0, largest = 0] = [medians[0], medians.at(-1)]
    return { name, medians, p90: percentile(perStore.at(-1) ?? [], 90), ratio: largest / smallest }
  })
  return { stores, rows, failures: [...new Set(failures)] }
}
