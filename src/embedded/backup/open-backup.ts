import { type FileHandle, open } from "node:fs/promises"
import { refuseMissing } from "./backup-file.ts"
import { BackupRefused } from "./backup-refused.ts"
import type { Header } from "./header.ts"
import { readUpTo } from "./read-file.ts"
import type { SealKey } from "./seal-key.ts"
import { openChunks } from "./sealed-chunks.ts"
import { HEAD_SIZE, readHead } from "./sealed-head.ts"
import { unpackArchive } from "./unpack-archive.ts"

/** A backup whose head has the right seal. It stays open, so that nobody can put another file in its place. */
export type OpenBackup = {
  readonly header: Header
  /** Unpacks into an empty folder. Throws a BackupRefused where the seal of any byte does not fit. */
  unpack(folder: string, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Reads the head of the file and nothing after it. Throws a BackupRefused where it is not sealed with that key. */
export async function openBackup(file: string, key: SealKey): Promise<OpenBackup> {
  refuseMissing(file)
  const handle = await open(file)
  try {
    const header = await naming(file, async () =>
      checkSize(readHead(await readUpTo(handle, 0, HEAD_SIZE), key), handle),
    )
    return {
      header,
      unpack: (folder, signal) =>
        naming(file, () => unpackArchive(openChunks(handle, header, key), folder, header, signal)),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The header is sealed, so a file of another size is cut off, or something was added to it. */
async function checkSize(header: Header, handle: FileHandle): Promise<Header> {
  const { size } = await handle.stat()
  if (size === header.size) return header
  const what = size < header.size ? "it is cut off" : "something was added to it"
  throw new BackupRefused("file", `${what}: it has ${size} bytes, and its header says ${header.size}`)
}

/** Adds to a refusal which file it is about. */
async function naming<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error
    throw new BackupRefused(error.reason, `${file} cannot be restored: ${error.message}`, { cause: error })
  }
}
