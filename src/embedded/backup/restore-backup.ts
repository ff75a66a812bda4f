import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { type Binaries, findBinaries } from "../server/binaries.ts"
import { DATABASE_NAME, DRAFT, describeCluster, flushFolder, give, removeDrafts } from "../server/cluster.ts"
import { CLUSTER, type DataLocation, findData, findDataLocation, type Log } from "../server/data-location.ts"
import { takeLock } from "../server/lock.ts"
import { urlOf } from "../server/server.ts"
import { superviseServer } from "../server/supervision.ts"
import { refuseMissing } from "./backup-file.ts"
import { BackupRefused } from "./backup-refused.ts"
import { flushFiles } from "./flush-files.ts"
import type { Header } from "./header.ts"
import { type OpenBackup, openBackup } from "./open-backup.ts"
import { writeOwnSettings } from "./own-settings.ts"
import { refuseSmallDisk } from "./room.ts"
import { findSealKeyFile, KEY_FILE, readSealKey, type SealKey, storeSealKey } from "./seal-key.ts"
import { guarded, inspectRestored, type StoredClaims } from "./stored-claims.ts"

export type RestoreOptions = {
  readonly dataDir: string
  readonly file: string
  /** The file with the key that sealed the backup; without it, the key of the data folder. */
  readonly keyFile?: string | undefined
  readonly log: Log
  /** Ends the restore and removes all that it has written. */
  readonly signal: AbortSignal
  /** Is called with the address of the restored database before it is in place. It must not throw. */
  readonly onRestored?: ((url: string) => Promise<void>) | undefined
}

/** `folder` is where the data are now. Where the service runs as root this may not be DATA_DIR. */
export type Restored = { readonly header: Header; readonly folder: string; readonly stored: StoredClaims }

/**
 * Names that may stand in an empty data folder: the lock of a service that was killed, the key of the installation, and a
 * file system's own folder.
 */
const NO_DATA = /^(lock(\..*)?|backup\.key|lost\+found)$/

/**
 * Puts the data of a backup where the service will find them. They are unpacked beside their final folder, and each part
 * only after its seal was found right. They get settings of ours, and a server is run on them once; only then does the
 * folder get its name. Throws a BackupRefused where DATA_DIR is not an empty folder or the file cannot be used. After any
 * error nothing of the restore is left.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { dataDir, file, keyFile, signal } = options
  refuseMissing(file)
  const key = readSealKey(keyFile ?? findSealKeyFile(dataDir))
  const backup = await openBackup(file, key)
  const isNew = !existsSync(dataDir)
  try {
    refuseFull(dataDir)
    return await restoreOpened(backup, key, options)
  } catch (error) {
    if (isNew) removeEmpty(dataDir)
    signal.throwIfAborted()
    throw error
  } finally {
    await backup.close()
  }
}

async function restoreOpened(backup: OpenBackup, key: SealKey, options: RestoreOptions): Promise<Restored> {
  const location = await findDataLocation(options.dataDir, options.log)
  const lock = takeLock(location.folder)
  try {
    const binaries = await findBinaries(location.account)
    refuseOtherVersion(options.file, backup.header, binaries.major)
    removeDrafts(location.folder)
    refuseSmallDisk(location.folder, backup.header)
    const stored = await restoreInto(location, binaries, backup, key, options)
    return { header: backup.header, folder: location.folder, stored }
  } finally {
    lock.release()
  }
}

async function restoreInto(
  location: DataLocation,
  binaries: Binaries,
  backup: OpenBackup,
  key: SealKey,
  { log, signal, onRestored }: RestoreOptions,
): Promise<StoredClaims> {
  const draft = mkdtempSync(join(location.folder, DRAFT))
  try {
    await backup.unpack(draft, signal)
    writeOwnSettings(draft)
    await flushFiles(draft, signal)
    for (const path of ["", ...readdirSync(draft, { recursive: true, encoding: "utf8" })])
      give(join(draft, path), location.account)
    const stored = await runOnce(draft, location, binaries, { log, onRestored })
    signal.throwIfAborted()
    putInPlace(draft, location.folder, key)
    return stored
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

/** The data keep their key, so that their next backup has the same one, unless the folder has a key already. */
function putInPlace(draft: string, folder: string, key: SealKey): void {
  const isNew = storeSealKey(folder, key.printed)
  try {
    renameSync(draft, join(folder, CLUSTER))
  } catch (error) {
    if (isNew) rmSync(join(folder, KEY_FILE), { force: true })
    throw error
  }
  flushFolder(folder)
}

/** The files were copied while they changed. The server's crash recovery brings them to one moment. */
async function runOnce(
  draft: string,
  { account }: DataLocation,
  binaries: Binaries,
  { log, onRestored }: Pick<RestoreOptions, "log" | "onRestored">,
): Promise<StoredClaims> {
  const cluster = describeCluster(draft, account, binaries, true)
  const server = await superviseServer(cluster, log)
  try {
    const url = guarded(urlOf(cluster.password, server.port, DATABASE_NAME))
    const stored = await inspectRestored(url)
    await onRestored?.(url)
    return stored
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
