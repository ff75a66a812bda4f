import { createHash } from "node:crypto"
import { Header } from "tar"
import type { StoredFile } from "./manifest.ts"

/** A tar archive consists of blocks. Each entry is a header and its content, padded with zeros; two empty blocks end it. */
const BLOCK = 512
export const ARCHIVE_END = Buffer.alloc(2 * BLOCK)

/**
 * One file of the archive. Yields its bytes and returns its line of the manifest. `content` must be `size` bytes long.
 * The mode lets only the owner read a file that was unpacked by hand, because a backup holds all that was filed.
 */
export async function* archiveFile(
  path: string,
  size: number,
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, StoredFile> {
  yield printHeader({ path, size, mode: 0o600, type: "File" })
  const hash = createHash("sha256")
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
  yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
  return { path, size, sha256: hash.digest("hex") }
}

export function archiveText(path: string, text: string): AsyncGenerator<Buffer, StoredFile> {
  const content = Buffer.from(text)
  return archiveFile(path, content.length, [content])
}

export function archiveFolder(path: string): Buffer {
  return printHeader({ path: `${path}/`, size: 0, mode: 0o700, type: "Directory" })
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
