import type { ClaimBody } from "../claims/write-claims.ts"
import { startSender } from "../load/sender.ts"
import type { Postgres } from "../server/postgres.ts"
import { openWal } from "../server/wal.ts"
import type { IsOver } from "../time-limit.ts"
import { requireConflicts, requireStored } from "./check-stored.ts"
import type { Contender } from "./contenders.ts"
import { cutByState, type Load, type State } from "./loads.ts"
import { measureRun, postAll, type Run, type Running, type Tools } from "./measure-run.ts"

export const CONNECTIONS = [64, 1] as const

export type Sizes = {
  readonly requests: number
  readonly subjects: number
  readonly rounds: number
  readonly loads: readonly Load[]
}
/** What a benchmark sends. Processes that are to be measured cold are started again in every round. */
export type Plan = Sizes & { readonly connections: readonly number[]; readonly states: readonly State[] }
export type Measured = Run & {
  readonly round: number
  readonly name: string
  readonly load: string
  readonly connections: number
  readonly state: State
}

type Bench = {
  readonly tools: Tools
  readonly plan: Plan
  readonly running: Running[]
  readonly sent: ClaimBody[]
  readonly measured: Measured[]
}

/**
 * Every contender has a database of its own, is warmed up, and gets the same claims in the same order; one after the other for each
 * load, number of connections and state. Every round has subjects of its own. One round at least.
 */
export async function measureFiling(
  server: Postgres,
  contenders: readonly Contender[],
  plan: Plan,
  isOver: IsOver,
): Promise<Measured[]> {
  const tools = { server, wal: await openWal(server), sender: startSender() }
  const bench: Bench = { tools, plan, running: [], sent: [], measured: [] }
  try {
    for (const contender of contenders) bench.running.push(await startContender(server, contender))
    await warmUp(bench, "W")
    for (let round = 0; round < plan.rounds; round += 1) {
      if (round > 0 && isOver()) break
      await measureRound(bench, round)
    }
    for (const one of bench.running) {
      await requireStored(one, bench.sent.length)
      await requireConflicts(one, bench.sent)
    }
    return bench.measured
  } finally {
    for (const { programs } of bench.running) for (const one of programs) await one.stop()
    await tools.sender.stop()
    await tools.wal.close()
  }
}

async function startContender(server: Postgres, contender: Contender): Promise<Running> {
  const databaseUrl = await server.makeDatabase()
  await contender.prepare?.(databaseUrl)
  return { contender, databaseUrl, ...(await contender.start(databaseUrl)) }
}

async function measureRound(bench: Bench, round: number): Promise<void> {
  const { plan, tools } = bench
  const parts = plan.loads.map((load) => ({
    load,
    cuts: plan.connections.map((number) => cutClaims(plan, load, number, round)),
  }))
  for (const state of ["new and warm", "cold"] as const) {
    const states = plan.states.filter((one) => (one === "cold") === (state === "cold"))
    if (states.length === 0) continue
    if (state === "cold") await restart(bench, round)
    for (const { load, cuts } of parts) {
      await tools.server.checkpoint()
      for (const { connections, claims } of cuts)
        for (const one of states) await measureState(bench, { round, load, connections, state: one }, claims[one])
    }
  }
}

/** Over one connection there are an eighth as many, on an eighth of the subjects. */
function cutClaims({ requests, subjects }: Plan, load: Load, connections: number, round: number) {
  const part = connections === 1 ? 8 : 1
  const series = `${load.key}${round + 1}${connections}`.toUpperCase()
  const count = Math.floor(requests / part)
  return {
    connections,
    claims: cutByState(load, { count, series, subjects: Math.max(1, Math.floor(subjects / part)) }),
  }
}

type Step = { readonly round: number; readonly load: Load; readonly connections: number; readonly state: State }

/** Whoever is first in one round is last in the next: what a run leaves behind affects all alike. */
async function measureState(
  { tools, running, sent, measured }: Bench,
  { round, load, connections, state }: Step,
  claims: readonly ClaimBody[],
): Promise<void> {
  for (const one of round % 2 === 0 ? running : running.toReversed()) {
    const run = await measureRun(tools, one, connections, claims)
    measured.push({ round, name: one.contender.name, load: load.key, connections, state, ...run })
  }
  sent.push(...claims)
}

/** New processes on what is stored. They are warmed up with claims on other subjects, since all code is slow at first. */
async function restart(bench: Bench, round: number): Promise<void> {
  for (const [at, { contender, databaseUrl, programs }] of bench.running.entries()) {
    for (const one of programs) await one.stop()
    bench.running[at] = { contender, databaseUrl, programs: [] }
    bench.running[at] = { contender, databaseUrl, ...(await contender.start(databaseUrl)) }
  }
  await warmUp(bench, `W${round + 1}`)
}

/** Half as many claims as a load has in a round, of all loads in turn. */
async function warmUp({ tools, plan: { requests, subjects, loads }, running, sent }: Bench, series: string) {
  const share = 2 * loads.length
  const claims = loads.flatMap((load) =>
    load.write(
      Math.ceil(requests / share),
      `${series}${load.key}`.toUpperCase(),
      Math.max(1, Math.round((subjects * load.share) / share)),
    ),
  )
  for (const one of running) await postAll(tools, one, CONNECTIONS[0], claims)
  sent.push(...claims)
}
