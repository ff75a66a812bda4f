import { type ClaimBody, writeClaims } from "../claims/write-claims.ts"
import { postAll } from "../load/post-all.ts"
import type { Sent } from "../load/send-load.ts"
import { countRows } from "../server/client.ts"
import type { Postgres } from "../server/postgres.ts"
import type { Program } from "../server/program.ts"
import { readUsage } from "../server/usage.ts"
import type { IsOver } from "../time-limit.ts"
import type { Contender } from "./contenders.ts"

export const CONNECTIONS = [64, 1] as const

/** One run: seconds of the processor that the service and PostgreSQL used, and the service's megabytes after it. */
export type Measured = Sent & {
  readonly name: string
  readonly connections: number
  readonly claims: number
  readonly serviceCpu: number | null
  readonly serverCpu: number | null
  readonly memory: number | null
}
export type Sizes = { readonly requests: number; readonly rounds: number }

type Running = Program & {
  readonly name: string
  readonly databaseUrl: string
  readonly headers?: Record<string, string>
}

/**
 * Every contender is a service of its own on a database of its own, warmed up, and gets the same claims in the same
 * order; one after the other in every round. Over one connection there are an eighth as many. One round at least.
 */
export async function measureFiling(
  server: Postgres,
  contenders: readonly Contender[],
  { requests, rounds }: Sizes,
  isOver: IsOver,
): Promise<Measured[]> {
  const parts = cutParts(requests, rounds)
  const running: Running[] = []
  try {
    for (const { name, start } of contenders) {
      const databaseUrl = await server.makeDatabase()
      running.push({ name, databaseUrl, ...(await start(databaseUrl)) })
    }
    for (const one of running) await post(one, CONNECTIONS[0], parts.warmUp)
    const measured: Measured[] = []
    for (const [turn, round] of parts.rounds.entries()) {
      if (measured.length > 0 && isOver()) break
      for (const { connections, claims } of round) {
        for (const one of inTurn(running, turn)) measured.push(await measureOne(server, one, connections, claims))
      }
    }
    for (const one of running) await requireStored(one, parts.warmUp.length + countSent(one, measured))
    return measured
  } finally {
    for (const one of running) await one.stop()
  }
}

/** Whoever is first in one round is last in the next: what a run leaves behind affects all alike. */
function inTurn(running: readonly Running[], turn: number): readonly Running[] {
  return turn % 2 === 0 ? running : running.toReversed()
}

/** The first claims warm up; each run then gets claims that nobody has sent before. */
function cutParts(requests: number, rounds: number) {
  const sizes = CONNECTIONS.map((connections) => ({ connections, count: connections === 1 ? requests >> 3 : requests }))
  const ofRound = sizes.reduce((sum, { count }) => sum + count, 0)
  const claims = writeClaims(requests + rounds * ofRound)
  return {
    warmUp: claims.splice(0, requests),
    rounds: Array.from({ length: rounds }, () =>
      sizes.map(({ connections, count }) => ({ connections, claims: claims.splice(0, count) })),
    ),
  }
}

function countSent({ name }: Running, measured: readonly Measured[]): number {
  return measured.filter((one) => one.name === name).reduce((sum, { claims }) => sum + claims, 0)
}

async function measureOne(
  server: Postgres,
  running: Running,
  connections: number,
  claims: readonly ClaimBody[],
): Promise<Measured> {
  const { name, pid } = running
  await server.checkpoint()
  const [before, serverBefore] = [readUsage(pid), server.readCpu()]
  const sent = await post(running, connections, claims)
  const [after, serverAfter] = [readUsage(pid), server.readCpu()]
  return {
    name,
    connections,
    claims: claims.length,
    ...sent,
    serviceCpu: before && after && after.cpu - before.cpu,
    serverCpu: serverBefore === null || serverAfter === null ? null : serverAfter - serverBefore,
    memory: after?.memory ?? null,
  }
}

function post({ address, headers = {} }: Running, connections: number, claims: readonly ClaimBody[]): Promise<Sent> {
  return postAll(`${address}/v1/claims`, connections, claims, headers)
}

/** Throws unless every claim that was answered with 201 is in the database. */
async function requireStored({ name, databaseUrl }: Running, expected: number): Promise<void> {
  const stored = await countRows(databaseUrl, "claims")
  if (stored !== expected) throw new Error(`${name} answered ${expected} claims with 201 and stored ${stored}`)
}
