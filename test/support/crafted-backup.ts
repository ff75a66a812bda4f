import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { type FileHandle, open } from "node:fs/promises"
import { Header as TarHeader } from "tar"
import type { Header } from "../../src/embedded/backup/header.ts"
import type { SealKey } from "../../src/embedded/backup/seal-key.ts"
import { openChunks, sealChunks } from "../../src/embedded/backup/sealed-chunks.ts"
import { HEAD_SIZE, printHead, readHead } from "../../src/embedded/backup/sealed-head.ts"

/** An entry of an archive that somebody made by hand: anything that tar can say. */
export type CraftedEntry = {
  readonly path: string
  readonly content?: Buffer
  /** Such as "SymbolicLink", in the words of the package `tar`. */
  readonly type?: string
  readonly linkpath?: string
}

export type Crafted = { readonly header: Header; readonly entries: readonly CraftedEntry[] }

const BLOCK = 512

/** Takes a backup apart. Its archive must be small. */
export async function takeApart(file: string, key: SealKey): Promise<Crafted> {
  const header = readHead(readFileSync(file).subarray(0, HEAD_SIZE), key)
  const handle: FileHandle = await open(file)
  const chunks: Buffer[] = []
  for await (const chunk of openChunks(handle, header, key)) chunks.push(chunk)
  await handle.close()
  const archive = Buffer.concat(chunks)
  const entries: CraftedEntry[] = []
  for (let at = 0; ; ) {
    const { nullBlock, path = "", type, size = 0 } = new TarHeader(archive, at)
    if (nullBlock) return { header, entries }
    entries.push({ path, type, content: archive.subarray(at + BLOCK, at + BLOCK + size) })
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
}

/** Writes a backup with any entries under a seal that is right. The header tells what they hold, but for `told`. */
export async function writeCrafted(
  file: string,
  { header, entries }: Crafted,
  key: SealKey,
  told: Partial<Header> = {},
  end: Buffer = Buffer.alloc(2 * BLOCK),
): Promise<void> {
  const archive = async function* () {
    for (const entry of entries) yield printEntry(entry)
    yield end
  }
  const salt = createHash("sha256").update(file).digest("hex")
  const chunks: Buffer[] = []
  const sealing = sealChunks(archive(), key, salt)
  let next = await sealing.next()
  for (; next.done !== true; next = await sealing.next()) chunks.push(next.value)
  const body = Buffer.concat(chunks)
  const isFile = ({ type }: CraftedEntry) => type === undefined || type === "File"
  const contents = {
    files: entries.filter(isFile).length,
    folders: entries.filter(({ type }) => type === "Directory").length,
    unpackedSize: entries.reduce((sum, { content }) => sum + (content?.length ?? 0), 0),
  }
  const sealed = { ...header, ...contents, size: HEAD_SIZE + body.length, salt, seal: next.value, ...told }
  writeFileSync(file, Buffer.concat([printHead(sealed, key), body]))
}

function printEntry({ path, content = Buffer.alloc(0), type = "File", linkpath }: CraftedEntry): Buffer {
  const header = new TarHeader({
    path,
    size: content.length,
    mode: 0o777,
    type: type as "File",
    ...(linkpath !== undefined && { linkpath }),
  })
  header.encode()
  return Buffer.concat([
    header.block ?? Buffer.alloc(0),
    content,
    Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
  ])
}
