import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
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
  /** Ends the restore and removes all that it has written. */
  readonly signal: AbortSignal
}

/** `folder` is where the data are now. Where the service runs as root this may not be DATA_DIR. */
export type Restored = { readonly header: Header; readonly folder: string; readonly stored: StoredClaims }

/** Names that may stand in an empty data folder: the lock of a service that was killed, and a file system's own folder. */
const NO_DATA = /^(lock(\..*)?|lost\+found)$/

/**
 * Puts the data of a backup where the service will find them. They are unpacked beside their final folder, verified,
 * and a server is run on them once; only then does the folder get its name. Throws a BackupRefused where DATA_DIR is
 * not an empty folder or the file cannot be used. After any error nothing of the restore is left.
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

/** The files were copied while they changed. The server's crash recovery brings them to one moment. */
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
  refuseFile(dataDir)
  const location = findData(dataDir)
  const found = existsSync(dataDir) ? readdirSync(dataDir) : []
  const isFull = found.some((name) => !NO_DATA.test(name) && !name.startsWith(DRAFT))
  if (location === null && !isFull) return
  throw new BackupRefused(
    "call",
    `${location ?? dataDir} is not empty. Move away what is there, or set DATA_DIR to another folder`,
  )
}

/** DATA_DIR, or the nearest path above it that exists, may be a file. A folder cannot be made there. */
function refuseFile(dataDir: string): void {
  let nearest = dataDir
  while (!existsSync(nearest)) nearest = dirname(nearest)
  if (statSync(nearest).isDirectory()) return
  throw new BackupRefused("call", `${nearest} is not a folder. Set DATA_DIR to another one`)
}

function refuseOtherVersion(file: string, { postgresql, major }: Header, ours: number): void {
  if (major === ours) return
  throw new BackupRefused(
    "file",
    `${file} was made with PostgreSQL ${postgresql}, and the embedded server is PostgreSQL ${ours}. ` +
      "Restore it with the version of Countercheck that made it",
  )
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // The folder was never made, or somebody has put something into it.
  }
}
