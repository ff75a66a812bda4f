import { join } from "node:path"
import type pg from "pg"
import { ARCHIVE_END, archiveAll, archiveFile, archiveFolder, archiveText } from "./archive-entry.ts"
import { startBaseBackup, stopBaseBackup } from "./base-backup.ts"
import { CONTROL_FILE, type DataFiles, listDataFiles } from "./data-files.ts"
import type { Contents } from "./header.ts"
import { openToCopy, readStable } from "./read-file.ts"

/** The file that stands beside the data in the cluster's folder. */
export const PASSWORD = "password"

/** Is called with the paths, below the data folder, of files that belong to no database cluster and are left out. */
type TellLeftOut = (paths: readonly string[]) => void

/**
 * The archive of a server that keeps running. `folder` is the cluster's own, and paths in the archive are relative to it.
 * Returns what the archive holds.
 */
export function streamBackup(
  folder: string,
  client: pg.Client,
  tellLeftOut: TellLeftOut,
): AsyncGenerator<Buffer, Contents> {
  return endArchive(archiveAll([streamCluster(folder, client, tellLeftOut), streamFile(folder, PASSWORD, "needed")]))
}

async function* endArchive(archive: AsyncGenerator<Buffer, Contents>): AsyncGenerator<Buffer, Contents> {
  const contents = yield* archive
  yield ARCHIVE_END
  return contents
}

async function* streamCluster(
  folder: string,
  client: pg.Client,
  tellLeftOut: TellLeftOut,
): AsyncGenerator<Buffer, Contents> {
  const start = await startBaseBackup(client)
  const listed = listDataFiles(join(folder, "data"))
  if (listed.leftOut.length > 0) tellLeftOut(listed.leftOut)
  return yield* archiveAll([streamData(folder, listed), streamEnding(folder, client, start)])
}

async function* streamData(folder: string, { folders, files }: DataFiles): AsyncGenerator<Buffer, Contents> {
  const streamControl = async function* () {
    const control = await readStable(join(folder, "data", CONTROL_FILE))
    return yield* archiveFile(join("data", CONTROL_FILE), control.length, [control])
  }
  return yield* archiveAll([
    archiveFolder("data"),
    ...folders.map((path) => archiveFolder(join("data", path))),
    ...files.map((path) => streamFile(folder, join("data", path), "may be gone")),
    streamControl(),
  ])
}

/** Ends the copying, and adds what makes the copy whole. */
async function* streamEnding(folder: string, client: pg.Client, start: string): AsyncGenerator<Buffer, Contents> {
  const { label, walFiles } = await stopBaseBackup(client, start)
  return yield* archiveAll([
    archiveText("data/backup_label", label),
    ...walFiles.map((file) => streamFile(folder, `data/pg_wal/${file}`, "needed")),
  ])
}

/** A file may be gone because its table was dropped after the listing. The backup does not need that table. */
async function* streamFile(
  folder: string,
  path: string,
  presence: "needed" | "may be gone",
): AsyncGenerator<Buffer, Contents> {
  const file = await openToCopy(join(folder, path))
  if (file === null && presence === "needed") throw new Error(`${join(folder, path)} is not there`)
  if (file === null) return yield* archiveAll([])
  try {
    return yield* archiveFile(path, file.size, file.content)
  } finally {
    await file.close()
  }
}
