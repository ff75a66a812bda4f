import { printTable } from "../print-table.ts"
import { printOptional, printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import type { IsOver } from "../time-limit.ts"
import { compareFiling, type Row } from "./benchmark.ts"
import { CONTENDERS, type Contender, TWO_AND_ONE, WITH_AND_WITHOUT_KEY } from "./contenders.ts"
import { LOADS, STATES } from "./loads.ts"
import { CONNECTIONS, type Plan, type Sizes } from "./measure.ts"

export function benchmarkFiling(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return compare("Filing claims over HTTP", CONTENDERS, { ...sizes, connections: CONNECTIONS, states: STATES }, isOver)
}

/** Processes are not started again here: each would make a key of its own. */
export function benchmarkKeys(sizes: Sizes, isOver: IsOver): Promise<Report> {
  const plan = { ...sizes, connections: CONNECTIONS, states: STARTED_ONCE }
  return compare("Filing claims with a key and without", WITH_AND_WITHOUT_KEY, plan, isOver)
}

/** Over one connection only one of them would work at a time. */
export function benchmarkProcesses(sizes: Sizes, isOver: IsOver): Promise<Report> {
  const plan = { ...sizes, connections: [CONNECTIONS[0]], states: STARTED_ONCE }
  return compare("Filing claims with two processes on one database", TWO_AND_ONE, plan, isOver)
}

const STARTED_ONCE = ["new", "warm"] as const

function compare(what: string, contenders: readonly Contender[], plan: Plan, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const { rows, rounds } = await compareFiling(server, contenders, plan, isOver)
    const title = `${what}, ${rounds} rounds (${server.description})`
    const loads = plan.loads.map(({ key }) => key)
    const { requests, subjects } = plan
    const table = [printSpeeds(rows), printCosts(rows), printSender(rows)].join("\n\n")
    return { title, table, numbers: { server: server.description, requests, subjects, loads, rounds, rows } }
  })
}

/** One line for all contenders together: the same claims, over as many connections. */
function groupRows(rows: readonly Row[]): Row[][] {
  const groups = Map.groupBy(rows, ({ load, state, connections }) => `${load} ${state} ${connections}`)
  return [...groups.values()]
}

function placeOf([first]: readonly Row[]): string[] {
  if (first === undefined) return []
  const { load, state, connections } = first
  return [`${load}: ${LOADS.find(({ key }) => key === load)?.name}`, state, String(connections)]
}

const PLACE = ["load", "subjects", "connections"]

/**
 * Claims a second, and how many times as many the first contender filed. "By CPU" is what that comes to where all wait for the
 * processors alone: it counts no other work on the machine.
 */
function printSpeeds(rows: readonly Row[]): string {
  const groups = groupRows(rows)
  const names = groups[0]?.map(({ name }) => name) ?? []
  const head = [
    ...PLACE,
    ...names.map((name) => `${name}: claims/s`),
    ...names.slice(1).flatMap((name) => [`beside ${name}`, "by CPU"]),
  ]
  const cells = groups.map((group) => [
    ...placeOf(group),
    ...group.map(({ claimsASecond }) => printRounded(claimsASecond)),
    ...group.slice(1).flatMap(({ ratio, cpuRatio }) => [`${ratio.toFixed(2)} ×`, `${printOptional(cpuRatio, 2)} ×`]),
  ])
  return printTable(head, cells)
}

/** What each contender needs for a claim, one after the other in a cell. */
function printCosts(rows: readonly Row[]): string {
  const groups = groupRows(rows.filter(({ state }) => (STATES as readonly string[]).includes(state)))
  const names = groups[0]?.map(({ name }) => name).join(" / ") ?? ""
  const columns: readonly (readonly [string, (row: Row) => string])[] = [
    ["p50 ms", ({ p50 }) => printOptional(p50, 1)],
    ["p99 ms", ({ p99 }) => printOptional(p99, 1)],
    ["service ms of CPU", ({ serviceCpu }) => printOptional(serviceCpu, 2)],
    ["PostgreSQL ms of CPU", ({ serverCpu }) => printOptional(serverCpu, 2)],
    ["WAL bytes", ({ wal }) => printRounded(wal)],
    ["without full pages", ({ walOfRows }) => (walOfRows === null ? "–" : printRounded(walOfRows))],
    ["conflicts", ({ conflicts }) => printOptional(conflicts, 2)],
    ["cores: service", ({ coresOfService }) => printOptional(coresOfService, 2)],
    ["PostgreSQL", ({ coresOfServer }) => printOptional(coresOfServer, 2)],
    ["sender", ({ coresOfSender }) => printOptional(coresOfSender, 2)],
    ["others", ({ coresOfOthers }) => printOptional(coresOfOthers, 2)],
    ["service MB", ({ memory }) => printOptional(memory, 0)],
  ]
  const cells = groups.map((group) => [...placeOf(group), ...columns.map(([, print]) => group.map(print).join(" / "))])
  return `A claim costs, with ${names}:\n\n${printTable([...PLACE, ...columns.map(([name]) => name)], cells)}`
}

/** Of a core. A sender that takes as much is no longer sure to wait for the service. */
const NEARLY_A_CORE = 0.9

function printSender(rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ mostOfSender }) => mostOfSender))
  const dearest = Math.max(...rows.map(({ senderCpu }) => senderCpu))
  return `Sending took at most ${most.toFixed(2)} of a core, and ${dearest.toFixed(2)} ms of CPU a claim.${most > NEARLY_A_CORE ? " Where it takes that much, it is what limits." : ""}`
}
