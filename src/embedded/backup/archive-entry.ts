import { createHash } from "node:crypto"
import { Header } from "tar"
import type { StoredFile } from "./manifest.ts"

/** A tar archive consists of blocks: a header, and the content filled up with zeros. Two empty ones end it. */
const BLOCK = 512
export const ARCHIVE_END = Buffer.alloc(2 * BLOCK)

/**
 * One file of the archive. Yields its bytes and answers what the manifest says of it. `content` must be `size` bytes.
 * Only its owner may read what is unpacked by hand: it is all that the service knows.
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

/** Names in a database cluster are short: none needs an extended header, and one that did would be cut off. */
function printHeader(entry: Entry): Buffer {
  const header = new Header({ ...entry, uid: 0, gid: 0, mtime: new Date(0) })
  const isCut = header.encode()
  if (isCut || header.block === undefined) throw new Error(`${entry.path} does not fit into the header of an archive`)
  return header.block
}
