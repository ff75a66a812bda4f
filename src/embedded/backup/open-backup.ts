import { once } from "node:events"
import { createReadStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { createZstdDecompress } from "node:zlib"
import { Header as TarHeader, Unpack } from "tar"
import { refuseMissing } from "./backup-file.ts"
import { BackupRefused } from "./backup-refused.ts"
import { HEADER, type Header, readHeader } from "./manifest.ts"

const BLOCK = 512
/** Bytes that the header takes at most, so that a file of zeros in disguise cannot fill our memory. */
const LARGEST_HEADER = 1_000_000

/** Reads the first entry, and no more: what the file is. */
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

/** Unpacks into an empty folder, as files and folders of ours that nobody else may enter. Nothing is verified yet. */
export async function unpackBackup(file: string, folder: string, signal: AbortSignal): Promise<void> {
  await explaining(file, async () => {
    const into = new Unpack({
      cwd: folder,
      strict: true,
      preserveOwner: false,
      noMtime: true,
      filter: (_path, entry) => "type" in entry && (entry.type === "File" || entry.type === "Directory"),
    })
    await pipeline(createReadStream(file), createZstdDecompress(), (chunks) => writeAll(chunks, into), { signal })
  })
}

/** Reads to the very end, where the checksum of the compressed bytes is: tar itself is done as soon as its archive ends. */
async function writeAll(chunks: AsyncIterable<Buffer>, into: Unpack): Promise<void> {
  const closed = new Promise((resolve, reject) => into.once("close", resolve).once("error", reject))
  closed.catch(() => {}) // thrown where it is waited for
  for await (const chunk of chunks) {
    if (!into.write(chunk)) await Promise.race([once(into, "drain"), closed])
  }
  into.end()
  await closed
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

/** Errors of the libraries say what they found wrong, but not in which file, nor what it means. */
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
