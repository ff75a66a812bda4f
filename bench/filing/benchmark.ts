import type { Postgres } from "../server/postgres.ts"
import { median } from "../statistics.ts"
import type { IsOver } from "../time-limit.ts"
import type { Contender } from "./contenders.ts"
import { type Measured, measureFiling, type Plan } from "./measure.ts"

/**
 * Medians of the rounds for one contender. What is "for a claim" is so in milliseconds of the processor, bytes or rows; null
 * where the system does not tell.
 */
export type Row = {
  readonly load: string
  /** "new and warm" are both together: what was filed in both, by the time of both. */
  readonly state: string
  readonly connections: number
  readonly name: string
  readonly does: string
  readonly claimsASecond: number
  readonly slowest: number
  readonly fastest: number
  readonly p50: number | null
  readonly p99: number | null
  readonly serviceCpu: number | null
  readonly serverCpu: number | null
  readonly senderCpu: number
  readonly wal: number
  /** Of `wal`, without the pages that the log has in full because they were touched for the first time since a checkpoint. */
  readonly walOfRows: number | null
  readonly conflicts: number | null
  readonly memory: number | null
  /** Processors that each kept busy while claims were sent, and the most that the sender did in any run. */
  readonly coresOfService: number | null
  readonly coresOfServer: number | null
  readonly coresOfSender: number | null
  readonly coresOfOthers: number | null
  readonly mostOfSender: number
  /** How many times as many claims a second the first contender filed: the median of the rounds. */
  readonly ratio: number
  /** How many times as much of the processors this one used for a claim, service and PostgreSQL together. */
  readonly cpuRatio: number | null
}

const BOTH = "new and warm"

export async function compareFiling(server: Postgres, contenders: readonly Contender[], plan: Plan, isOver: IsOver) {
  const measured = await measureFiling(server, contenders, plan, isOver)
  const states = [
    ...plan.states.filter((state) => state !== "cold"),
    BOTH,
    ...plan.states.filter((one) => one === "cold"),
  ]
  const rows = plan.loads.flatMap((load) =>
    plan.connections.flatMap((connections) =>
      states.flatMap((state) => {
        const runs = measured.filter((one) => one.load === load.key && one.connections === connections)
        return summariseState(contenders, runs, { load: load.key, state, connections })
      }),
    ),
  )
  return { rows, rounds: Math.max(...measured.map(({ round }) => round)) + 1 }
}

type Place = Pick<Row, "load" | "state" | "connections">

function summariseState(contenders: readonly Contender[], runs: readonly Measured[], place: Place): Row[] {
  const roundsOf = (name: string) => {
    const own = runs.filter(
      (run) => run.name === name && (place.state === BOTH ? run.state !== "cold" : run.state === place.state),
    )
    return [...Map.groupBy(own, ({ round }) => round).values()]
  }
  const ours = roundsOf(contenders[0]?.name ?? "")
  return contenders.map(({ name, does }) => ({ ...place, name, does, ...summarise(roundsOf(name), ours) }))
}

type Round = readonly Measured[]

function summarise(rounds: readonly Round[], ours: readonly Round[]) {
  const speeds = rounds.map(speedOf)
  const each = (value: (run: Measured) => number | null) => medianOfKnown(rounds.flat().map(value))
  const perClaim = (value: (run: Measured) => number | null) =>
    medianOfKnown(
      rounds.map((round) => {
        const values = round.map(value)
        return values.includes(null) ? null : sum(values.map(Number)) / sum(round.map(({ claims }) => claims))
      }),
    )
  const milliseconds = (seconds: number | null) => seconds && 1000 * seconds
  return {
    claimsASecond: median(speeds),
    slowest: Math.min(...speeds),
    fastest: Math.max(...speeds),
    p50: each(({ p50 }) => p50),
    p99: each(({ p99 }) => p99),
    serviceCpu: perClaim(({ serviceCpu }) => milliseconds(serviceCpu)),
    serverCpu: perClaim(({ serverCpu }) => milliseconds(serverCpu)),
    senderCpu: perClaim(({ senderCpu }) => milliseconds(senderCpu)) ?? 0,
    wal: perClaim(({ wal }) => wal.bytes) ?? 0,
    walOfRows: perClaim(({ wal }) => (wal.images === null ? null : wal.bytes - wal.images)),
    conflicts: perClaim(({ conflicts }) => conflicts),
    memory: each(({ memory }) => memory),
    coresOfService: each(({ cores }) => cores?.service ?? null),
    coresOfServer: each(({ cores }) => cores?.server ?? null),
    coresOfSender: each(({ cores }) => cores?.sender ?? null),
    coresOfOthers: each(({ cores }) => cores?.others ?? null),
    mostOfSender: Math.max(...rounds.flat().map(({ senderCpu, seconds }) => senderCpu / seconds)),
    ratio: median(rounds.map((round, at) => speedOf(ours[at] ?? []) / speedOf(round))),
    cpuRatio: medianOfKnown(rounds.map((round, at) => divide(cpuOf(round), cpuOf(ours[at] ?? [])))),
  }
}

function speedOf(round: Round): number {
  return sum(round.map(({ claims }) => claims)) / sum(round.map(({ seconds }) => seconds))
}

/** Seconds of the processor for a claim; null where the system does not tell. */
function cpuOf(round: Round): number | null {
  const used = round.map(({ serviceCpu, serverCpu }) =>
    serviceCpu === null || serverCpu === null ? null : serviceCpu + serverCpu,
  )
  return used.includes(null) ? null : sum(used.map(Number)) / sum(round.map(({ claims }) => claims))
}

function divide(value: number | null, by: number | null): number | null {
  return value === null || !by ? null : value / by
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function medianOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : median(known)
}
