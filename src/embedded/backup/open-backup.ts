import { createReadStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { createZstdDecompress } from "node:zlib"
import { Header as TarHeader, UnpackSync } from "tar"
import { refuseMissing } from "./backup-file.ts"
import { BackupRefused } from "./backup-refused.ts"
import { HEADER, type Header, readHeader } from "./manifest.ts"

const BLOCK = 512
/** The most bytes that a header may claim. A hostile file cannot make us read more than this into memory. */
const LARGEST_HEADER = 1_000_000

/** Reads the first entry of the file, which says what the file is, and nothing after it. */
export async function openBackup(file: string): Promise<Header> {
  refuseMissing(file)
  return explaining(file, async () => {
    const first = await readStart(file, BLOCK)
    const header = new TarHeader(first)
    const size = header.size ?? 0
    if (!header.cksumValid || header.path !== HEADER || size > LARGEST_HEADER) {
      throw new BackupRefused("file", "it is not a backup of Countercheck")
    }
    const start = await readStart(file, BLOCK + size)
    return readHeader(start.subarray(BLOCK).toString("utf8"))
  })
}

/**
 * Unpacks into an empty folder. Files and folders belong to our user and nobody else may enter them. Nothing is
 * verified yet. When this rejects, no write is under way, so the folder can be removed.
 */
export async function unpackBackup(file: string, folder: string, signal: AbortSignal): Promise<void> {
  await explaining(file, async () => {
    const into = new UnpackSync({
      cwd: folder,
      strict: true,
      preserveOwner: false,
      noMtime: true,
      filter: (_path, entry) => "type" in entry && (entry.type === "File" || entry.type === "Directory"),
    })
    await pipeline(createReadStream(file), createZstdDecompress(), (chunks) => writeAll(chunks, into), { signal })
  })
}

/**
 * Reads to the very end of the file, where the checksum of the compressed bytes stands, although the archive ends
 * earlier. The unpacker writes synchronously: an asynchronous one goes on after its first error, fails again when the
 * folder has been removed, and that second error would end the process with a stack trace.
 */
async function writeAll(chunks: AsyncIterable<Buffer>, into: UnpackSync): Promise<void> {
  const errors: Error[] = []
  into.on("error", (error: Error) => errors.push(error))
  for await (const chunk of chunks) {
    into.write(chunk)
    if (errors[0] !== undefined) throw errors[0]
  }
  into.end()
  if (errors[0] !== undefined) throw errors[0]
}

async function readStart(file: string, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let read = 0
  const source = createReadStream(file)
  const unzipped = source.pipe(createZstdDecompress())
  source.on("error", (error) => unzipped.destroy(error))
  try {
    for await (const chunk of unzipped) {
      chunks.push(chunk)
      read += chunk.length
      if (read >= bytes) break
    }
  } finally {
    source.destroy()
  }
  if (read < bytes) throw new BackupRefused("file", "it is cut off")
  return Buffer.concat(chunks).subarray(0, bytes)
}

/** The libraries' errors say what is wrong with the bytes. This adds which file it is and what that means for the caller. */
async function explaining<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const wrong = whatIsWrong(error)
    throw wrong === null ? error : new BackupRefused("file", `${file} cannot be restored: ${wrong}`, { cause: error })
  }
}

function whatIsWrong(error: unknown): string | null {
  if (error instanceof BackupRefused) return error.message
  const { code = "", message = "" } = error as { code?: string; message?: string }
  if (code === "Z_BUF_ERROR") return "it is cut off"
  if (code === "ZSTD_error_prefix_unknown") return "it is not a backup of Countercheck"
  if (/^(ZSTD_|Z_|ERR_ZSTD|TAR_)/.test(code)) return `it is damaged (${message})`
  return null
}
