import { createHash } from "node:crypto"
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from "node:fs"
import { join } from "node:path"
import { type Account, canEnter, findAccount, isRoot } from "./account.ts"
import { makeSharedFolder, SHARED_FOLDER } from "./binaries.ts"

/** Receives messages for the people who run the service, such as data that are not where they would look for them. */
export type Log = (level: "info" | "warn" | "error", message: string, detail?: object) => void

/** The folder that the data are in, and the account that PostgreSQL runs as to reach them. */
export type DataLocation = { readonly folder: string; readonly account: Account | null }

/** The cluster's own folder, inside the data folder. */
export const CLUSTER = "postgresql"

/**
 * For an ordinary user the location is always `dataDir`. PostgreSQL refuses to run as root, so when we are root another
 * user must be able to reach the data. Where a folder on the way is closed to that user, the data go to a folder of
 * their own, and the log says so. Makes the folders.
 */
export async function findDataLocation(dataDir: string, log: Log): Promise<DataLocation> {
  mkdirSync(dataDir, { recursive: true })
  const asked = realpathSync(dataDir)
  if (!isRoot()) return { folder: asked, account: null }

  const elsewhere = findElsewhere(asked)
  const account = chooseAccount(asked, elsewhere)
  // Data that were once put elsewhere stay there, even if the folder is open now. Otherwise they would seem lost.
  const isElsewhere = existsSync(join(elsewhere, CLUSTER)) && !existsSync(join(asked, CLUSTER))
  if (!isElsewhere && (await canBeReached(asked, account))) return { folder: asked, account }

  makeSharedFolder()
  mkdirSync(elsewhere, { recursive: true })
  chmodSync(elsewhere, 0o755)
  log(
    "warn",
    `the data are in ${elsewhere}: PostgreSQL does not run as root, and its user ${account.name} cannot enter ${asked}`,
  )
  return { folder: elsewhere, account }
}

/** The folder in which the service would find its data, or null when there are none. Makes and changes nothing. */
export function findData(dataDir: string): string | null {
  return listDataFolders(dataDir).find((folder) => existsSync(join(folder, CLUSTER))) ?? null
}

/** The folders in which the data may be, the likeliest first. Makes and changes nothing. */
export function listDataFolders(dataDir: string): readonly string[] {
  if (!existsSync(dataDir)) return []
  const asked = realpathSync(dataDir)
  return isRoot() ? [asked, findElsewhere(asked)] : [asked]
}

function findElsewhere(asked: string): string {
  return join(SHARED_FOLDER, `data-${createHash("sha256").update(asked).digest("hex").slice(0, 12)}`)
}

/** The owner of existing data, else the owner of the folder, else a user that nearly every machine has. */
function chooseAccount(asked: string, elsewhere: string): Account {
  const owned = [join(asked, CLUSTER), join(elsewhere, CLUSTER), asked].filter((folder) => existsSync(folder))
  const owners = owned.map((folder) => statSync(folder).uid).filter((uid) => uid !== 0)
  for (const user of [...owners, "postgres", "nobody"]) {
    const account = findAccount(user)
    if (account !== null && account.uid !== 0) return account
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody": set DATABASE_URL')
}

/** An empty folder that belongs to root, such as a new temporary one, is given to the account. A full one stays as it is. */
async function canBeReached(folder: string, account: Account): Promise<boolean> {
  if (await canEnter(account, folder)) return true
  const { uid, gid } = statSync(folder)
  // Another start may have given the folder to the account in the meantime, so ask once more.
  if (uid !== 0 || readdirSync(folder).length > 0) return canEnter(account, folder)
  chownSync(folder, account.uid, account.gid)
  if (await canEnter(account, folder)) return true
  chownSync(folder, uid, gid)
  return false
}
