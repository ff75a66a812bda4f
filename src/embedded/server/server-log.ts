import { closeSync, constants, fchownSync, fstatSync, openSync, readFileSync, renameSync, statSync } from "node:fs"
import type { Cluster } from "./cluster.ts"

export type ServerLog = { readonly descriptor: number; readonly start: number; close(): void }

/** Bytes. A start that finds a longer log renames it, over the one that was renamed before. */
const LARGEST = 1_000_000
const LINES_SHOWN = 20

/** We open the log and hand it to the server. Links are not followed: as root we would write to any file they point to. */
export function openLog(cluster: Cluster): ServerLog {
  if (sizeOf(cluster.logFile) > LARGEST) renameSync(cluster.logFile, `${cluster.logFile}.old`)
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants
  const descriptor = openSync(cluster.logFile, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600)
  if (cluster.account !== null) fchownSync(descriptor, cluster.account.uid, cluster.account.gid)
  return { descriptor, start: fstatSync(descriptor).size, close: () => closeSync(descriptor) }
}

/** The last lines that the server has written since its log was `start` bytes long. */
export function readLogFrom(cluster: Cluster, start: number): string {
  const said = readFileSync(cluster.logFile).subarray(start).toString("utf8").trim()
  return said.split("\n").slice(-LINES_SHOWN).join("\n")
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
