import { constants } from "node:fs"
import { type FileHandle, open } from "node:fs/promises"

const CHUNK = 262_144
/** The server writes the control file in one call. Two equal readings in a row are therefore not a mix of two versions. */
const ATTEMPTS = 100

export type OpenFile = { readonly size: number; readonly content: AsyncIterable<Buffer>; close(): Promise<void> }

/**
 * Opens a file that the server may write at the same time, and fixes its size. `content` has exactly `size` bytes:
 * bytes that are added later are left out, and bytes that are cut off are read as zeros. Recovery puts both right.
 * Null when the file is gone.
 */
export async function openToCopy(path: string): Promise<OpenFile | null> {
  const handle = await openFile(path)
  if (handle === null) return null
  const { size } = await handle.stat()
  return { size, content: readExactly(handle, size), close: () => handle.close() }
}

/** The content of a small file as it was at one moment. Throws where the file never reads the same twice. */
export async function readStable(path: string): Promise<Buffer> {
  let last = await readWhole(path)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const next = await readWhole(path)
    if (next.equals(last)) return next
    last = next
  }
  throw new Error(`${path} was never the same twice`)
}

/** `length` bytes of the file from `at` on, or fewer where it ends before. */
export async function readUpTo(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}

/** Links are not followed. Running as root, we would otherwise read any file that the server's user links to. */
async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null
    throw error
  }
}

async function* readExactly(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; ) {
    const wanted = Math.min(CHUNK, size - at)
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(wanted), 0, wanted, at)
    yield bytesRead === 0 ? buffer : buffer.subarray(0, bytesRead)
    at += bytesRead === 0 ? wanted : bytesRead
  }
}

async function readWhole(path: string): Promise<Buffer> {
  const handle = await openFile(path)
  if (handle === null) throw new Error(`${path} is not there`)
  return handle.readFile().finally(() => handle.close())
}
