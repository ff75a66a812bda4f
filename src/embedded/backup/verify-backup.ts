import { createHash } from "node:crypto"
import { createReadStream, readdirSync, readFileSync } from "node:fs"
import { open } from "node:fs/promises"
import { join, relative } from "node:path"
import { flushFolder } from "../server/cluster.ts"
import { BackupRefused } from "./backup-refused.ts"
import { MANIFEST, readManifest } from "./manifest.ts"

/** Files that are flushed at the same time. A disk writes several together faster than one after the other. */
const AT_ONCE = 16

/**
 * Throws a BackupRefused unless the unpacked folder holds exactly the files of the manifest with exactly their bytes.
 * The verified files are on disk afterwards. `file` is the backup that they came from and appears in the message.
 */
export async function verifyBackup(file: string, folder: string, signal: AbortSignal): Promise<void> {
  const wrong = (what: string) => new BackupRefused("file", `${file} cannot be restored: ${what}`)
  const { files, folders } = listUnpacked(folder)
  if (!files.delete(MANIFEST)) throw wrong("it is cut off: it has no manifest")
  const { files: stored } = readManifest(readFileSync(join(folder, MANIFEST), "utf8"))
  const waiting = stored.values()
  const verify = async () => {
    for (const { path, sha256 } of waiting) {
      signal.throwIfAborted()
      if (!files.delete(path)) throw wrong(`${path} is missing`)
      if ((await hashAndFlush(join(folder, path))) !== sha256) throw wrong(`${path} is not as it was stored`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, verify))
  for (const path of files) throw wrong(`${path} is not in its manifest`)
  for (const path of folders) flushFolder(path)
}

function listUnpacked(folder: string): { files: Set<string>; folders: readonly string[] } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const pathOf = (entry: (typeof entries)[number]) => join(entry.parentPath, entry.name)
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, pathOf(entry)))
  return { files: new Set(files), folders: [folder, ...entries.filter((entry) => entry.isDirectory()).map(pathOf)] }
}

async function hashAndFlush(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
  return hash.digest("hex")
}
