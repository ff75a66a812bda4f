import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import type { Test } from "tap"
import { listProcesses } from "../../src/embedded/server/processes.ts"
import type { Body } from "./app.ts"

const SRC = fileURLToPath(new URL("../../src/", import.meta.url))
/** Generous, also where the machine is very busy: it only ends a wait for what never comes. */
const PATIENCE = 180_000

/** A program of the project in a process of its own. `output` is all that it has printed so far. */
export type Program = {
  readonly pid: number
  readonly exited: Promise<Ending>
  output(): string
  kill(signal: NodeJS.Signals): void
}
export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly output: string }
export type Service = Program & { readonly address: string }

/** Starts `node src/<file> <args>` and ends it with the test. Only what is given here is set in its environment. */
export function runProgram(
  t: Pick<Test, "teardown">,
  file: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Program {
  const { PATH = "", HOME = "", TMPDIR = tmpdir(), NODE_COMPILE_CACHE = "" } = process.env
  const child = spawn(process.execPath, [resolve(SRC, file), ...args], {
    env: { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => printed.push(String(data)))
  const output = () => printed.join("")
  const exited = once(child, "close").then(([code, signal]) => ({ code, signal, output: output() }))
  t.teardown(() => endProgram(child, exited))
  return { pid: Number(child.pid), exited, output, kill: (signal) => child.kill(signal) }
}

/** `node src/main.ts` on a free port, once it answers; or the `main` of another version of the project. */
export async function startService(
  t: Pick<Test, "teardown">,
  env: Record<string, string>,
  main = "main.ts",
): Promise<Service> {
  const program = runProgram(t, main, { PORT: "0", ...env })
  const ended = program.exited.then(({ output }) => Promise.reject(new Error(`the service did not start:\n${output}`)))
  const address = await Promise.race([ended, waitForText(program, /Countercheck answers at (http:[^\s;]+)/)])
  ended.catch(() => {})
  return { ...program, address }
}

/** The first group of the pattern, as soon as the program has printed it. Rejects once it has ended without. */
export async function waitForText(program: Program, pattern: RegExp): Promise<string> {
  let hasEnded = false
  void program.exited.then(() => {
    hasEnded = true
  })
  let found: string | undefined
  await until(() => {
    found = pattern.exec(program.output())?.[1]
    return found !== undefined || hasEnded
  })
  if (found === undefined) throw new Error(`the program ended without ${pattern}:\n${program.output()}`)
  return found
}

/** Asked to end, so that it stops the server it started; killed if it does not. */
async function endProgram(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill("SIGTERM")
  const killing = setTimeout(() => child.kill("SIGKILL"), PATIENCE / 6)
  await exited
  clearTimeout(killing)
}

/** A data folder that the user of the embedded server can enter, removed with the test. */
export function makeDataFolder(t: Pick<Test, "teardown">): string {
  const folder = mkdtempSync(join(tmpdir(), "countercheck-service-"))
  chmodSync(folder, 0o755)
  t.teardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return folder
}

/** The pid of the embedded server's main process. */
export function readServerPid(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, "postgresql/data/postmaster.pid"), "utf8"), 10)
}

/** The name that every process of the embedded server in this folder bears: the identity of its data on this machine. */
export function readClusterName(folder: string): string {
  const { dev, ino } = statSync(join(folder, "postgresql/data"))
  return `countercheck-${dev.toString(16)}-${ino.toString(16)}`
}

/** Everything that runs for a data folder: its server, and that server's children. */
export function listMembers(clusterName: string): string[] {
  return listProcesses()
    .map(({ command }) => command)
    .filter((command) => command.includes(clusterName))
}

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Body }

/** One request. Rejects where no answer comes. */
export async function call(
  address: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = body === undefined ? {} : { "content-type": "application/json" }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(address + path, { method, headers: { ...type, ...headers }, ...sent })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`still not so after ${PATIENCE / 1000} s: ${holds}`)
    await sleep(20)
  }
}
