import { Header } from "tar"
import type { Contents } from "./header.ts"

/** A tar archive consists of blocks. Each entry is a header and its content, padded with zeros; two empty blocks end it. */
export const BLOCK = 512
export const ARCHIVE_END = Buffer.alloc(2 * BLOCK)

const NOTHING: Contents = { files: 0, folders: 0, unpackedSize: 0 }

/**
 * One file of the archive. Yields its bytes and returns what it adds to the contents. `content` must be `size` bytes
 * long. The mode lets only the owner read a file that was unpacked by hand, because a backup holds all that was filed.
 */
export async function* archiveFile(
  path: string,
  size: number,
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, Contents> {
  yield printHeader({ path, size, mode: 0o600, type: "File" })
  yield* content
  yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
  return { files: 1, folders: 0, unpackedSize: size }
}

export function archiveText(path: string, text: string): AsyncGenerator<Buffer, Contents> {
  const content = Buffer.from(text)
  return archiveFile(path, content.length, [content])
}

export async function* archiveFolder(path: string): AsyncGenerator<Buffer, Contents> {
  yield printHeader({ path: `${path}/`, size: 0, mode: 0o700, type: "Directory" })
  return { files: 0, folders: 1, unpackedSize: 0 }
}

/** The entries one after the other, and what they hold together. */
export async function* archiveAll(
  entries: Iterable<AsyncGenerator<Buffer, Contents>>,
): AsyncGenerator<Buffer, Contents> {
  let sum = NOTHING
  for (const entry of entries) {
    const { files, folders, unpackedSize } = yield* entry
    sum = {
      files: sum.files + files,
      folders: sum.folders + folders,
      unpackedSize: sum.unpackedSize + unpackedSize,
    }
  }
  return sum
}

type Entry = {
  readonly path: string
  readonly size: number
  readonly mode: number
  readonly type: "File" | "Directory"
}

/** Names in a database cluster are short. One that needed an extended header would be cut off, so it is an error. */
function printHeader(entry: Entry): Buffer {
  const header = new Header({ ...entry, uid: 0, gid: 0, mtime: new Date(0) })
  const isCut = header.encode()
  if (isCut || header.block === undefined) throw new Error(`${entry.path} does not fit into the header of an archive`)
  return header.block
}
