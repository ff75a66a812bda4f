import { once } from "node:events"
import { createWriteStream, existsSync, renameSync, rmSync, statSync, type WriteStream } from "node:fs"
import { dirname, resolve } from "node:path"
import { flushFolder } from "../server/cluster.ts"
import { BackupRefused } from "./backup-refused.ts"

/** `stream` closes the file once it is on disk. It has its name only when it is kept. */
export type Draft = { readonly stream: WriteStream; keep(): void; drop(): Promise<void> }

/** Opens FILE.partial. Refuses to write over anything. */
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
    if (code === "ENOENT") throw new BackupRefused("call", `the folder ${dirname(resolve(partial))} is not there`)
    throw error
  }
}

/** A pipe would be waited for, for ever. */
export function refuseMissing(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new BackupRefused("call", `${file} is not there`)
  if (!found.isFile()) throw new BackupRefused("file", `${file} is not a file`)
}
