import { randomBytes } from "node:crypto"
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { type Account, runAs } from "./account.ts"
import type { Binaries } from "./binaries.ts"
import { CLUSTER, type DataLocation } from "./data-location.ts"

/** A database cluster on disk, with what it takes to run a server on it and to find that server's processes. */
export type Cluster = {
  /** Marks every process of this cluster in the process table. */
  readonly name: string
  readonly dataFolder: string
  readonly logFile: string
  readonly password: string
  readonly account: Account | null
  readonly binaries: Binaries
  readonly durable: boolean
}

/** The database superuser, and the name of the service's database. */
export const DATABASE_USER = "countercheck"
export const DATABASE_NAME = "countercheck"

/** A folder whose name begins with this is a cluster that is not whole yet. The next start removes it. */
export const DRAFT = `${CLUSTER}.new-`

/** The cluster at that location, which is made where there is none. Only the holder of the folder's lock may call this. */
export async function openCluster(location: DataLocation, binaries: Binaries, durable: boolean): Promise<Cluster> {
  const folder = join(location.folder, CLUSTER)
  removeDrafts(location.folder)
  if (!existsSync(folder)) {
    await createCluster(location, binaries, durable)
    // An initdb that outlived its crash may have made its folder again meanwhile.
    removeDrafts(location.folder)
  }
  return describeCluster(folder, location.account, binaries, durable)
}

/** Describes the cluster in `folder`. Throws where another major version of PostgreSQL made it. */
export function describeCluster(
  folder: string,
  account: Account | null,
  binaries: Binaries,
  durable: boolean,
): Cluster {
  refuseOtherVersion(folder, binaries)
  const dataFolder = join(folder, "data")
  return {
    name: nameOf(dataFolder),
    dataFolder,
    logFile: join(folder, "server.log"),
    password: readPassword(folder),
    account,
    binaries,
    durable,
  }
}

export function readPassword(folder: string): string {
  return readFileSync(join(folder, "password"), "utf8").trim()
}

/** Makes the cluster under another name and renames it when it is whole. A crash leaves nothing that looks like a cluster. */
async function createCluster(location: DataLocation, binaries: Binaries, durable: boolean): Promise<void> {
  const draft = mkdtempSync(join(location.folder, DRAFT))
  try {
    const password = join(draft, "password")
    writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600, flush: true })
    mkdirSync(join(draft, "data"), { mode: 0o700 })
    for (const path of [password, join(draft, "data"), draft]) give(path, location.account)
    await runInitdb(draft, location.account, binaries, durable)
    flushFolder(draft)
    renameSync(draft, join(location.folder, CLUSTER))
    flushFolder(location.folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

/** The built-in C.UTF-8 sorts by code point and is the same on every machine; the system's own locales are not. */
async function runInitdb(draft: string, account: Account | null, binaries: Binaries, durable: boolean): Promise<void> {
  const args = [
    `--pgdata=${join(draft, "data")}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${join(draft, "password")}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ]
  const { ok, output } = await runAs(account, join(binaries.folder, "bin", "initdb"), args)
  if (!ok) throw new Error(`could not create a database cluster in ${draft}: ${output}`)
}

/** Removes what a crash left while a cluster was made. An initdb that still writes there fails and removes its files. */
export function removeDrafts(folder: string): void {
  const drafts = readdirSync(folder).filter((entry) => entry.startsWith(DRAFT))
  for (const draft of drafts)
    rmSync(join(folder, draft), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

function refuseOtherVersion(folder: string, binaries: Binaries): void {
  const made = Number.parseInt(readFileSync(join(folder, "data", "PG_VERSION"), "utf8"), 10)
  if (made === binaries.major) return
  throw new Error(
    `the data in ${folder} are of PostgreSQL ${made}, and the embedded server is PostgreSQL ${binaries.major}`,
  )
}

/** A name for the folder on this machine. It stays the same when the folder is moved, and a copy has another one. */
function nameOf(dataFolder: string): string {
  const { dev, ino } = statSync(dataFolder)
  return `countercheck-${dev.toString(16)}-${ino.toString(16)}`
}

export function give(path: string, account: Account | null): void {
  if (account !== null) chownSync(path, account.uid, account.gid)
}

/** Writes a folder to disk. Until then a power cut may undo a rename within it. */
export function flushFolder(folder: string): void {
  const open = openSync(folder, "r")
  fsyncSync(open)
  closeSync(open)
}
