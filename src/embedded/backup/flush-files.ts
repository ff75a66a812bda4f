import { readdirSync } from "node:fs"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { flushFolder } from "../server/cluster.ts"

/** Files that are flushed at the same time. A disk writes several together faster than one after the other. */
const AT_ONCE = 16

/** Writes all files and folders below the folder, and the folder itself, to disk. */
export async function flushFiles(folder: string, signal: AbortSignal): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const pathOf = (entry: (typeof entries)[number]) => join(entry.parentPath, entry.name)
  const waiting = entries.filter((entry) => entry.isFile()).values()
  const flush = async () => {
    for (const entry of waiting) {
      signal.throwIfAborted()
      const handle = await open(pathOf(entry))
      await handle.sync().finally(() => handle.close())
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, flush))
  for (const path of [...entries.filter((entry) => entry.isDirectory()).map(pathOf), folder]) flushFolder(path)
}
