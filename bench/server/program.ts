import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { findFreePort } from "../../src/embedded/server/port.ts"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
/** Milliseconds that a service gets to start, and to end after it was asked to. */
const PATIENCE = 60_000
const PRINTED = 4_000

/** A service in a process of its own. */
export type Program = { readonly pid: number; readonly address: string; stop(): Promise<void> }

const running = new Set<ChildProcess>()

/** The service as `npm start` runs it, with its own defaults, on this database. */
export function startOurs(databaseUrl: string): Promise<Program> {
  return startProgram("src/main.ts", databaseUrl)
}

/**
 * Runs a service of the project, `file`, until it is stopped. It answers `/health/live` at `PORT`. Every one logs
 * warnings only: a line for each request costs them alike, and would only make them more equal.
 */
export async function startProgram(file: string, databaseUrl: string): Promise<Program> {
  const { PATH = "", HOME = "" } = process.env
  const port = await findFreePort()
  const child = spawn(process.execPath, ["--import", "./src/require-node.mjs", file], {
    cwd: ROOT,
    env: { PATH, HOME, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  running.add(child)
  let printed = ""
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      printed = (printed + data).slice(-PRINTED)
    })
  const ended = once(child, "close").then(() => running.delete(child))
  const address = `http://127.0.0.1:${port}`
  const failed = ended.then(() => Promise.reject(new Error(`${file} ended:\n${printed}`)))
  failed.catch(() => {})
  await Promise.race([failed, waitForAnswer(`${address}/health/live`)])
  return { pid: Number(child.pid), address, stop: () => endProgram(child, ended) }
}

/** Stops all programs after an interruption. Code that waits for one of them then fails and cleans up. */
export function endPrograms(): void {
  for (const child of running) child.kill("SIGTERM")
}

async function waitForAnswer(url: string): Promise<void> {
  const end = performance.now() + PATIENCE
  while (performance.now() < end) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(`nothing answered at ${url}`)
}

async function endProgram(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill("SIGTERM")
  const killing = setTimeout(() => child.kill("SIGKILL"), PATIENCE)
  await ended
  clearTimeout(killing)
}
