import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readStartTime } from "./processes.ts"

export type Lock = { release(): void }

/** Attempts at a lock that others take and leave at the same moment. More than two are already unlikely. */
const ATTEMPTS = 20

/** Another process of Countercheck owns the data folder. */
export class DataInUse extends Error {}

/**
 * Makes this process the only owner of the data in `folder`, or throws a DataInUse that names the owner.
 *
 * Node has no file locks that end with their process, so the lock is a file with the owner's pid and start time.
 * A lock whose owner no longer runs is taken over.
 */
export function takeLock(folder: string): Lock {
  const file = join(folder, "lock")
  const mine = `${process.pid}\n${readStartTime(process.pid)}\n`
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (createLock(file, mine)) return { release: () => releaseLock(file, mine) }
    const found = readLock(file)
    if (found === null) continue
    const owner = findOwner(found)
    if (owner !== null)
      throw new DataInUse(`the data folder ${folder} is in use by another process of Countercheck, pid ${owner}`)
    removeStaleLock(file, found)
  }
  throw new Error(`could not lock the data folder ${folder}: other processes keep taking and leaving ${file}`)
}

/** The pid of the process that owns the data in `folder`, or null when nobody does. Only looks, and takes no lock. */
export function findLockOwner(folder: string): number | null {
  const found = readLock(join(folder, "lock"))
  return found === null ? null : findOwner(found)
}

/** The file is made by linking a finished one, so it appears with its content or not at all. A link never replaces a file. */
function createLock(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`
  rmSync(draft, { force: true })
  writeFileSync(draft, content, { flag: "wx" })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readLock(file: string): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null
    throw error
  }
}

/** The pid that holds the lock, or null when that process has ended or its pid now belongs to another process. */
function findOwner(content: string): number | null {
  const [pid, started] = content.split("\n")
  return started && readStartTime(Number(pid)) === started ? Number(pid) : null
}

/**
 * Two processes may find the same stale lock, and the slower one must not remove the new lock of the faster one.
 * Only one rename of a file succeeds, and a process that moved a lock other than the stale one puts it back.
 */
function removeStaleLock(file: string, stale: string): void {
  const moved = `${file}.${process.pid}.stale`
  try {
    renameSync(file, moved)
    if (readFileSync(moved, "utf8") !== stale) linkSync(moved, file)
  } catch (error) {
    if (!hasCode(error, "ENOENT") && !hasCode(error, "EEXIST")) throw error
  } finally {
    rmSync(moved, { force: true })
  }
}

function releaseLock(file: string, mine: string): void {
  if (readLock(file) === mine) rmSync(file, { force: true })
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code
}
