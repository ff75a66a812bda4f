import { join } from "node:path"
import type pg from "pg"
import { ARCHIVE_END, archiveFile, archiveFolder, archiveText } from "./archive-entry.ts"
import { startBaseBackup, stopBaseBackup } from "./base-backup.ts"
import { CONTROL_FILE, listDataFiles } from "./data-files.ts"
import { HEADER, type Header, MANIFEST, type StoredFile } from "./manifest.ts"
import { openToCopy, readStable } from "./read-file.ts"

/** The file that stands beside the data in the cluster's folder. */
const PASSWORD = "password"

/**
 * The bytes of a backup of a server that keeps running. `folder` is the cluster's own, and paths in the archive are
 * relative to it. Returns the files of the manifest.
 */
export async function* streamBackup(
  folder: string,
  header: Header,
  client: pg.Client,
): AsyncGenerator<Buffer, readonly StoredFile[]> {
  const stored: StoredFile[] = []
  stored.push(yield* archiveText(HEADER, JSON.stringify(header)))
  const start = await startBaseBackup(client)
  stored.push(...(yield* streamData(folder)))
  const ending = await stopBaseBackup(client, start)
  stored.push(yield* archiveText("data/backup_label", ending.label))
  for (const file of ending.walFiles) stored.push(...(yield* streamFile(folder, `data/pg_wal/${file}`, "needed")))
  stored.push(...(yield* streamFile(folder, PASSWORD, "needed")))
  yield* archiveText(MANIFEST, JSON.stringify({ files: stored }))
  yield ARCHIVE_END
  return stored
}

async function* streamData(folder: string): AsyncGenerator<Buffer, readonly StoredFile[]> {
  const stored: StoredFile[] = []
  const { folders, files } = listDataFiles(join(folder, "data"))
  for (const path of ["data", ...folders.map((below) => join("data", below))]) yield archiveFolder(path)
  for (const path of files) stored.push(...(yield* streamFile(folder, join("data", path), "may be gone")))
  const control = await readStable(join(folder, "data", CONTROL_FILE))
  stored.push(yield* archiveFile(join("data", CONTROL_FILE), control.length, [control]))
  return stored
}

/** A file may be gone because its table was dropped after the listing. The backup does not need that table. */
async function* streamFile(
  folder: string,
  path: string,
  presence: "needed" | "may be gone",
): AsyncGenerator<Buffer, readonly StoredFile[]> {
  const file = await openToCopy(join(folder, path))
  if (file === null && presence === "needed") throw new Error(`${join(folder, path)} is not there`)
  if (file === null) return []
  try {
    return [yield* archiveFile(path, file.size, file.content)]
  } finally {
    await file.close()
  }
}
