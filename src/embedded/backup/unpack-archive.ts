import { closeSync, mkdirSync, openSync, writeSync } from "node:fs"
import { join } from "node:path"
import { Header as TarHeader } from "tar"
import { type ArchiveBytes, readByCount } from "./archive-bytes.ts"
import { BLOCK } from "./archive-entry.ts"
import { BackupRefused } from "./backup-refused.ts"
import { PASSWORD } from "./backup-stream.ts"
import { CONTROL_FILE } from "./data-files.ts"
import type { Contents } from "./header.ts"
import { isKnown } from "./known-files.ts"

const DATA = "data"
/** Without these there is no cluster. */
const NEEDED = [PASSWORD, "data/PG_VERSION", "data/backup_label", `data/${CONTROL_FILE}`]
/** What the two types of entries are called in a message. */
const KINDS: Readonly<Record<string, "file" | "folder">> = { File: "file", Directory: "folder" }

type Entry = { readonly path: string; readonly kind: "file" | "folder"; readonly size: number }

/**
 * Unpacks the archive into an empty folder. Only the known files of a cluster are taken, as plain files and folders, each
 * name once and within its folder, and no more of them than the header says. Anything else is refused, and what was
 * unpacked before stays for the caller to remove. Writes synchronously, so that no write is under way when this rejects.
 */
export async function unpackArchive(
  pieces: AsyncIterable<Buffer>,
  folder: string,
  told: Contents,
  signal: AbortSignal,
): Promise<void> {
  const bytes = readByCount(pieces)
  const names = new Set<string>()
  const left = { files: told.files, folders: told.folders, unpackedSize: told.unpackedSize }
  for (let entry = await readEntry(bytes); entry !== null; entry = await readEntry(bytes)) {
    signal.throwIfAborted()
    refuseTwice(names, entry.path)
    countDown(left, entry)
    if (entry.kind === "folder") mkdirSync(join(folder, entry.path), { mode: 0o700 })
    else await unpackFile(bytes, join(folder, entry.path), entry, signal)
  }
  if (left.files > 0 || left.folders > 0 || left.unpackedSize > 0) throw isOther("less")
  const missing = NEEDED.find((path) => !names.has(path))
  if (missing !== undefined) throw new BackupRefused("file", `${missing} is missing`)
  await refuseMore(bytes)
}

/** Null at the empty block that ends the archive. */
async function readEntry(bytes: ArchiveBytes): Promise<Entry | null> {
  const block = await bytes.take(BLOCK)
  if (block === null) throw new BackupRefused("file", "its archive is cut off")
  const { nullBlock, cksumValid, path = "", type, size } = new TarHeader(block)
  if (nullBlock) return null
  if (!cksumValid) throw new BackupRefused("file", "its archive has an entry whose header is damaged")
  const kind = KINDS[type]
  if (kind === undefined) throw new BackupRefused("file", `${show(path)} is a ${type}: expected a file or a folder`)
  const name = kind === "folder" ? path.replace(/\/$/, "") : path
  if (!isExpected(kind, name)) {
    throw new BackupRefused("file", `${show(path)} is not a ${kind} that a database cluster has`)
  }
  if (size === undefined || !Number.isSafeInteger(size) || size < 0 || (kind === "folder" && size > 0)) {
    throw new BackupRefused("file", `${show(path)} has no size that a ${kind} can have`)
  }
  return { path: name, kind, size }
}

/** The names that are known have neither "..", nor a "/" at the beginning, nor characters that control a terminal. */
function isExpected(kind: Entry["kind"], path: string): boolean {
  if (path === PASSWORD) return kind === "file"
  if (path === DATA) return kind === "folder"
  return path.startsWith(`${DATA}/`) && isKnown(kind, path.slice(DATA.length + 1))
}

function show(path: string): string {
  return JSON.stringify(path)
}

/** Also where a folder and a file have one name, and where a folder comes after what is in it, or not at all. */
function refuseTwice(names: Set<string>, path: string): void {
  if (names.has(path)) throw new BackupRefused("file", `${show(path)} is in its archive twice`)
  const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")))
  if (parent !== "" && !names.has(parent)) {
    throw new BackupRefused("file", `${show(path)} comes before its folder ${show(parent)}`)
  }
  names.add(path)
}

function countDown(left: { files: number; folders: number; unpackedSize: number }, { kind, size }: Entry): void {
  if (kind === "file") left.files -= 1
  else left.folders -= 1
  left.unpackedSize -= size
  if (left.files < 0 || left.folders < 0 || left.unpackedSize < 0) throw isOther("more")
}

async function unpackFile(bytes: ArchiveBytes, path: string, { size }: Entry, signal: AbortSignal): Promise<void> {
  const open = openSync(path, "wx", 0o600)
  try {
    for (let missing = size; missing > 0; ) {
      signal.throwIfAborted()
      const part = await bytes.takeSome(missing)
      if (part === null) throw new BackupRefused("file", "its archive is cut off")
      for (let written = 0; written < part.length; ) written += writeSync(open, part, written)
      missing -= part.length
    }
  } finally {
    closeSync(open)
  }
  await bytes.take((BLOCK - (size % BLOCK)) % BLOCK)
}

/** After the end of the archive there may only be its second empty block. */
async function refuseMore(bytes: ArchiveBytes): Promise<void> {
  const block = await bytes.take(BLOCK)
  const more = await bytes.takeSome(1)
  if (block?.every((byte) => byte === 0) && more === null) return
  throw new BackupRefused("file", "its archive goes on after its end")
}

function isOther(than: "more" | "less"): BackupRefused {
  return new BackupRefused("file", `it unpacks to ${than} than its header says`)
}
