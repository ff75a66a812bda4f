import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { findBinaries } from "../server/binaries.ts"
import { DATABASE_NAME, DRAFT, describeCluster, flushFolder, give, removeDrafts } from "../server/cluster.ts"
import { CLUSTER, type DataLocation, findData, findDataLocation, type Log } from "../server/data-location.ts"
import { takeLock } from "../server/lock.ts"
import { urlOf } from "../server/server.ts"
import { superviseServer } from "../server/supervision.ts"
import { BackupRefused } from "./backup-refused.ts"
import { HEADER, type Header, MANIFEST } from "./manifest.ts"
import { openBackup, unpackBackup } from "./open-backup.ts"
import { countStoredClaims, type StoredClaims } from "./stored-claims.ts"
import { verifyBackup } from "./verify-backup.ts"

export type RestoreOptions = {
  readonly dataDir: string
  readonly file: string
  readonly log: Log
  /** Ends the restoring: nothing is left of it. */
  readonly signal: AbortSignal
}

/** `folder` is where the data really are. */
export type Restored = { readonly header: Header; readonly folder: string; readonly stored: StoredClaims }

/** May be in a data folder without being data: of a service that was killed, or of a file system. */
const NO_DATA = /^(lock(\..*)?|lost\+found)$/

/**
 * Puts the data of a backup where the service will find them. They are unpacked beside that location, verified, and run
 * once; only then they get their name. Refuses a folder that is not empty.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { dataDir, file, log, signal } = options
  const header = await openBackup(file)
  refuseFull(dataDir)
  const isNew = !existsSync(dataDir)
  try {
    const location = await findDataLocation(dataDir, log)
    const lock = takeLock(location.folder)
    try {
      removeDrafts(location.folder)
      return { header, folder: location.folder, stored: await restoreInto(location, header, options) }
    } finally {
      lock.release()
    }
  } catch (error) {
    if (isNew) removeEmpty(dataDir)
    signal.throwIfAborted()
    throw error
  }
}

async function restoreInto(
  location: DataLocation,
  header: Header,
  { file, log, signal }: RestoreOptions,
): Promise<StoredClaims> {
  const binaries = await findBinaries(location.account)
  refuseOtherVersion(file, header, binaries.major)
  const draft = mkdtempSync(join(location.folder, DRAFT))
  try {
    await unpackBackup(file, draft, signal)
    await verifyBackup(file, draft, signal)
    for (const path of [HEADER, MANIFEST]) rmSync(join(draft, path))
    for (const path of ["", ...readdirSync(draft, { recursive: true, encoding: "utf8" })])
      give(join(draft, path), location.account)
    const stored = await runOnce(draft, location, binaries, log)
    signal.throwIfAborted()
    renameSync(draft, join(location.folder, CLUSTER))
    flushFolder(location.folder)
    return stored
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

/** The server brings what was copied while it changed to one moment: as after a crash. */
async function runOnce(
  draft: string,
  { account }: DataLocation,
  binaries: Awaited<ReturnType<typeof findBinaries>>,
  log: Log,
): Promise<StoredClaims> {
  const cluster = describeCluster(draft, account, binaries, true)
  const server = await superviseServer(cluster, log)
  try {
    return await countStoredClaims(urlOf(cluster.password, server.port, DATABASE_NAME))
  } finally {
    await server.stop()
  }
}

function refuseFull(dataDir: string): void {
  const location = findData(dataDir)
  const found = existsSync(dataDir) ? readdirSync(dataDir) : []
  const isFull = found.some((name) => !NO_DATA.test(name) && !name.startsWith(DRAFT))
  if (location === null && !isFull) return
  throw new BackupRefused(
    "call",
    `${location ?? dataDir} is not empty. Move away what is there, or set DATA_DIR to another folder`,
  )
}

function refuseOtherVersion(file: string, { postgresql, major }: Header, ours: number): void {
  if (major === ours) return
  throw new BackupRefused(
    "file",
    `${file} is of PostgreSQL ${postgresql}, and the embedded server is PostgreSQL ${ours}. ` +
      "Restore it with the version of Countercheck that made it",
  )
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // it was never made, or somebody put something into it
  }
}
