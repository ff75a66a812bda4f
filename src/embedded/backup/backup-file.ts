import { once } from "node:events"
import { createWriteStream, existsSync, renameSync, rmSync, statSync, type WriteStream } from "node:fs"
import { dirname, resolve } from "node:path"
import { flushFolder } from "../server/cluster.ts"
import { BackupRefused } from "./backup-refused.ts"

/** A backup that is being written. `stream` closes the file once it is on disk; `keep` then gives it its real name. */
export type Draft = { readonly stream: WriteStream; keep(): void; drop(): Promise<void> }

/** Opens FILE.partial. Nothing that already exists is overwritten. */
export async function openDraft(file: string): Promise<Draft> {
  refuseTaken(file)
  const partial = `${file}.partial`
  const stream = await create(partial)
  return {
    stream,
    keep: () => {
      refuseTaken(file)
      renameSync(partial, file)
      flushFolder(dirname(resolve(file)))
    },
    drop: async () => {
      if (!stream.closed) await once(stream.destroy(), "close")
      rmSync(partial, { force: true })
    },
  }
}

function refuseTaken(file: string): void {
  if (existsSync(file)) throw new BackupRefused("call", `${file} is there already, and is left as it is`)
}

async function create(partial: string): Promise<WriteStream> {
  const stream = createWriteStream(partial, { flags: "wx", mode: 0o600, flush: true })
  try {
    await once(stream, "open")
    return stream
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === "EEXIST") {
      throw new BackupRefused("call", `${partial} is there: another backup writes it, or was cut off. Then remove it`)
    }
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new BackupRefused("call", `the folder ${dirname(resolve(partial))} is not there`)
    throw error
  }
}

/** Only a regular file is read: reading from a pipe could wait for ever. */
export function refuseMissing(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new BackupRefused("call", `${file} is not there`)
  if (!found.isFile()) throw new BackupRefused("file", `${file} is not a file`)
}
