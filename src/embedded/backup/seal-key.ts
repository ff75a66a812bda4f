import { createHmac, randomBytes } from "node:crypto"
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"
import { flushFolder } from "../server/cluster.ts"
import { listDataFolders } from "../server/data-location.ts"
import { BackupRefused } from "./backup-refused.ts"

/** The file of the key, in the data folder beside the cluster. A backup holds only what is inside the cluster's folder. */
export const KEY_FILE = "backup.key"

/** The printed form: a prefix that says what it is, and 32 random bytes in base64url. */
const PREFIX = "cckb_"
const KEY_BYTES = 32
const PRINTED = new RegExp(`^${PREFIX}([A-Za-z0-9_-]{43})\\s*$`)
/** The most bytes of a file that is read as a key. */
const LARGEST_KEY_FILE = 1_000

/** `id` tells keys apart and gives nothing of the key away. */
export type SealKey = { readonly printed: string; readonly bytes: Buffer; readonly id: string }

/** The key of the installation whose data are in `folder`. It is made at first use, and only its owner may read it. */
export function keepSealKey(folder: string): SealKey {
  const file = join(folder, KEY_FILE)
  if (!isThere(file)) storeSealKey(folder, `${PREFIX}${randomBytes(KEY_BYTES).toString("base64url")}`)
  return readSealKey(file)
}

/**
 * Writes a key where there is none, and returns true where it did. The file is linked when it is whole, so that of two
 * processes that do this at once the second one finds the key of the first.
 */
export function storeSealKey(folder: string, printed: string): boolean {
  const file = join(folder, KEY_FILE)
  const draft = `${file}.${process.pid}`
  rmSync(draft, { force: true })
  const open = openSync(draft, "wx", 0o600)
  try {
    writeSync(open, `${printed}\n`)
    fsyncSync(open)
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false
    throw error
  } finally {
    closeSync(open)
    rmSync(draft, { force: true })
    flushFolder(folder)
  }
}

/** The key in the file. Throws a BackupRefused where it holds none. */
export function readSealKey(file: string): SealKey {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new BackupRefused("call", `the key file ${file} is not there`)
  if (!found.isFile() || found.size > LARGEST_KEY_FILE) throw isNoKey(file)
  const [printed, encoded = ""] = PRINTED.exec(readFileSync(file, "utf8")) ?? []
  const bytes = Buffer.from(encoded, "base64url")
  if (printed === undefined || bytes.length !== KEY_BYTES) throw isNoKey(file)
  return { printed: printed.trim(), bytes, id: idOf(bytes) }
}

/** The key file that belongs to DATA_DIR. Makes nothing, because a new key opens no backup. */
export function findSealKeyFile(dataDir: string): string {
  const found = listDataFolders(dataDir).map((folder) => join(folder, KEY_FILE))
  const file = found.find(isThere)
  if (file !== undefined) return file
  throw new BackupRefused(
    "call",
    `${dataDir} holds no ${KEY_FILE}, and a backup is restored only with the key that sealed it. ` +
      "Name the key's file with --key: it is in the data folder that the backup was made from",
  )
}

function isNoKey(file: string): BackupRefused {
  return new BackupRefused(
    "call",
    `${file} holds no key of backups: expected ${PREFIX} and 43 letters, digits, - or _, as --print-key prints it`,
  )
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined
}

function idOf(bytes: Buffer): string {
  return createHmac("sha256", bytes).update("countercheck backup key").digest("hex").slice(0, 16)
}
