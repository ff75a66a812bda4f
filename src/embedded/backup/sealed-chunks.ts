import { createHmac, timingSafeEqual } from "node:crypto"
import type { FileHandle } from "node:fs/promises"
import { promisify } from "node:util"
import { constants, zstdCompress, zstdDecompress } from "node:zlib"
import { BackupRefused } from "./backup-refused.ts"
import type { Header } from "./header.ts"
import { readUpTo } from "./read-file.ts"
import type { SealKey } from "./seal-key.ts"
import { HEAD_SIZE, SKIPPED_MAGIC, SKIPPED_PREFIX } from "./sealed-head.ts"

/** Bytes of the archive in one chunk, and so the most that one chunk may unpack to. */
const CHUNK = 4_194_304
/** The most bytes of a compressed chunk. zstd adds less than this to bytes that it cannot compress. */
const LARGEST_FRAME = CHUNK + 65_536
const SEAL = 32
/** Before each frame of zstd: its length and its seal, in a frame that zstd skips. */
const PREFIX = SKIPPED_PREFIX + 4 + SEAL

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/**
 * Compresses the archive in chunks and seals each one. A seal covers the seal before it, so the last one, which is
 * returned in hex, covers the whole archive, its order and its length.
 */
export async function* sealChunks(
  archive: AsyncIterable<Buffer>,
  key: SealKey,
  salt: string,
): AsyncGenerator<Buffer, string> {
  let last: Buffer = Buffer.from(salt, "hex")
  for await (const chunk of regroup(archive)) {
    // The checksum of zstd lets `zstd --test` and `tar --zstd` notice damage as well.
    const frame = await compress(chunk, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })
    last = sealOf(key, last, frame)
    const prefix = Buffer.alloc(PREFIX)
    prefix.writeUInt32LE(SKIPPED_MAGIC, 0)
    prefix.writeUInt32LE(PREFIX - SKIPPED_PREFIX, 4)
    prefix.writeUInt32LE(frame.length, SKIPPED_PREFIX)
    last.copy(prefix, PREFIX - SEAL)
    yield prefix
    yield frame
  }
  return last.toString("hex")
}

/**
 * The bytes of the archive. Each chunk is unpacked after its seal was found right, so no byte that somebody else wrote
 * reaches what unpacks it. Throws a BackupRefused at the first that does not fit, and at the end where chunks are missing.
 */
export async function* openChunks(file: FileHandle, header: Header, key: SealKey): AsyncGenerator<Buffer> {
  let last: Buffer = Buffer.from(header.salt, "hex")
  let at = HEAD_SIZE
  while (at < header.size) {
    const prefix = await readExactly(file, at, PREFIX)
    const length = prefix.readUInt32LE(SKIPPED_PREFIX)
    if (length > LARGEST_FRAME) throw isChanged(at)
    const frame = await readExactly(file, at + PREFIX, length)
    const seal = sealOf(key, last, frame)
    const isFramed = prefix.readUInt32LE(0) === SKIPPED_MAGIC && prefix.readUInt32LE(4) === PREFIX - SKIPPED_PREFIX
    if (!isFramed || !timingSafeEqual(seal, prefix.subarray(PREFIX - SEAL))) throw isChanged(at)
    last = seal
    yield await unpackChunk(frame, at)
    at += PREFIX + length
  }
  if (at !== header.size || last.toString("hex") !== header.seal) throw isChanged(at)
}

/** Collects what comes in pieces of any size into chunks of one size; the last may be smaller. */
async function* regroup(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunk = Buffer.alloc(CHUNK)
  let filled = 0
  for await (const piece of pieces) {
    for (let taken = 0; taken < piece.length; ) {
      const copied = piece.copy(chunk, filled, taken)
      taken += copied
      filled += copied
      if (filled < CHUNK) continue
      yield chunk
      chunk = Buffer.alloc(CHUNK)
      filled = 0
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}

function sealOf(key: SealKey, before: Buffer, frame: Buffer): Buffer {
  return createHmac("sha256", key.bytes).update("countercheck backup chunk").update(before).update(frame).digest()
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = await readUpTo(file, at, length)
  if (bytes.length < length) throw new BackupRefused("file", "it is cut off")
  return bytes
}

async function unpackChunk(frame: Buffer, at: number): Promise<Buffer> {
  try {
    return await decompress(frame, { maxOutputLength: CHUNK })
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException
    const wrong = code === "ERR_BUFFER_TOO_LARGE" ? `unpacks to more than ${CHUNK} bytes` : `is not zstd (${message})`
    throw new BackupRefused("file", `the chunk at byte ${at} ${wrong}`, { cause: error })
  }
}

function isChanged(at: number): BackupRefused {
  return new BackupRefused("file", `it was changed or is damaged: the seal of the chunk at byte ${at} does not fit`)
}
