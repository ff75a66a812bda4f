import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { identity, SERVER_ENVIRONMENT } from "./account.ts"
import type { Cluster } from "./cluster.ts"
import { listProcesses } from "./processes.ts"
import { openLog, readLogFrom } from "./server-log.ts"
import { serverArguments } from "./settings.ts"

/** A server that accepts connections. `exited` resolves when its main process ends, for any reason. */
export type Postmaster = { readonly port: number; readonly pid: number; readonly exited: Promise<unknown> }

/** Milliseconds. Crash recovery replays up to `max_wal_size` of changes, and that takes long on a slow disk. */
const READY_WITHIN = 300_000
const FAST_STOP_WITHIN = 30_000
const HARD_STOP_WITHIN = 5_000
const POLL = 50

/**
 * Starts a server on the cluster and waits until it accepts connections. Processes that an earlier server left running
 * on the same data are stopped first, so that the server is always our own child and has our settings.
 */
export async function startPostmaster(cluster: Cluster, port: number, signal?: AbortSignal): Promise<Postmaster> {
  await stopPostmaster(cluster)
  removeStalePidFile(cluster)
  signal?.throwIfAborted()
  const log = openLog(cluster)
  const child = spawnPostmaster(cluster, port, log.descriptor)
  log.close()
  const exited = new Promise((resolve) => child.once("exit", resolve))
  try {
    await waitUntilReady(cluster, child, signal)
  } catch (error) {
    await stopPostmaster(cluster)
    const said = readLogFrom(cluster, log.start)
    throw new Error(`${error instanceof Error ? error.message : error}. Its log ends with:\n${said}`, { cause: error })
  }
  return { port, pid: Number(child.pid), exited }
}

/**
 * Ends every process of the cluster. Its server, ours or one that outlived its service, gets the mildest signal that
 * works. Backends that outlived their server are killed, because they hold memory that a new server waits for. They
 * have nothing left to save: a commit that was answered is on disk already.
 */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const main = readPidFile(cluster.dataFolder)?.pid
  if (main !== undefined && listMembers(cluster).includes(main)) {
    sendSignal(main, "SIGINT")
    if (await waitUntilGone(cluster, FAST_STOP_WITHIN)) return
    sendSignal(main, "SIGQUIT")
    if (await waitUntilGone(cluster, HARD_STOP_WITHIN)) return
  }
  for (const pid of listMembers(cluster)) sendSignal(pid, "SIGKILL")
  if (await waitUntilGone(cluster, HARD_STOP_WITHIN)) return
  throw new Error(`processes of the embedded PostgreSQL do not end: pid ${listMembers(cluster).join(", ")}`)
}

/**
 * PostgreSQL refuses to start while the pid in the file runs, and after a restart of the machine any process can have
 * that pid. No process of ours is left here, so the file is stale unless somebody started a server on our data by hand.
 * Even if we are wrong, PostgreSQL still finds the shared memory that the other server keeps for this folder.
 */
function removeStalePidFile(cluster: Cluster): void {
  const pid = readPidFile(cluster.dataFolder)?.pid
  if (pid === undefined) return
  const other = listProcesses().find((one) => one.pid === pid && one.command.includes(cluster.dataFolder))
  if (other) throw new Error(`process ${pid} runs on ${cluster.dataFolder} and was not started by us: ${other.command}`)
  rmSync(join(cluster.dataFolder, "postmaster.pid"), { force: true })
}

/** The server runs in its own session. Ctrl-C reaches the whole group of a terminal, and we need the server to finish. */
function spawnPostmaster(cluster: Cluster, port: number, log: number): ChildProcess {
  const program = join(cluster.binaries.folder, "bin", "postgres")
  const child = spawn(program, serverArguments(cluster, port), {
    cwd: "/",
    env: SERVER_ENVIRONMENT,
    stdio: ["ignore", log, log],
    detached: true,
    ...identity(cluster.account),
  })
  child.on("error", () => {}) // Without a pid the process did not start, and waitUntilReady reports that.
  child.unref()
  return child
}

async function waitUntilReady(cluster: Cluster, child: ChildProcess, signal?: AbortSignal): Promise<void> {
  const end = Date.now() + READY_WITHIN
  while (Date.now() < end) {
    const file = readPidFile(cluster.dataFolder)
    if (child.pid !== undefined && file?.pid === child.pid && file.status === "ready") return
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      throw new Error("PostgreSQL did not start")
    }
    await sleep(POLL, undefined, { ...(signal && { signal }) })
  }
  throw new Error(`PostgreSQL was not ready after ${READY_WITHIN / 1000} s`)
}

/** The port of a server that accepts connections, or null. The file of a server that was killed may still name a port. */
export function findPort(dataFolder: string): number | null {
  const file = readPidFile(dataFolder)
  return file?.status === "ready" ? file.port : null
}

/** Line 1 of the file is the pid and line 4 the port. Line 8 is the state, which the server adds later. */
function readPidFile(dataFolder: string): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" }
  } catch {
    return null
  }
}

/** The server has the cluster's name among its arguments, and its children have it in their titles. */
function listMembers(cluster: Cluster): number[] {
  const member = new RegExp(`^(postgres: |.*/bin/postgres -D .* cluster_name=)${cluster.name}(?![0-9a-f])`)
  return listProcesses().flatMap(({ pid, command }) => (member.test(command) ? [pid] : []))
}

async function waitUntilGone(cluster: Cluster, within: number): Promise<boolean> {
  const end = Date.now() + within
  while (listMembers(cluster).length > 0) {
    if (Date.now() > end) return false
    await sleep(POLL)
  }
  return true
}

/** A process that has ended since it was listed is no error. */
function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error
  }
}
