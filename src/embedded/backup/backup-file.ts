import { existsSync, renameSync, rmSync, statSync } from "node:fs"
import { type FileHandle, open } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import { flushFolder } from "../server/cluster.ts"
import { BackupRefused } from "./backup-refused.ts"

/** A backup that is being written. */
export type Draft = {
  /** Writes the bytes at that place of the file. */
  write(bytes: Buffer, at: number): Promise<void>
  /** Gives the file its real name once it is on disk. */
  keep(): Promise<void>
  drop(): Promise<void>
}

/** Opens FILE.partial. Nothing that already exists is overwritten. */
export async function openDraft(file: string): Promise<Draft> {
  refuseTaken(file)
  const partial = `${file}.partial`
  const handle = await create(partial)
  return {
    write: async (bytes, at) => {
      for (let done = 0; done < bytes.length; ) {
        done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten
      }
    },
    keep: async () => {
      await handle.sync()
      refuseTaken(file)
      renameSync(partial, file)
      flushFolder(dirname(resolve(file)))
      await handle.close()
    },
    drop: async () => {
      await handle.close()
      rmSync(partial, { force: true })
    },
  }
}

function refuseTaken(file: string): void {
  if (existsSync(file)) throw new BackupRefused("call", `${file} is there already, and is left as it is`)
}

async function create(partial: string): Promise<FileHandle> {
  try {
    return await open(partial, "wx", 0o600)
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
