import { type Dirent, readdirSync } from "node:fs"
import { join } from "node:path"
import { BackupRefused } from "./backup-refused.ts"
import { isKnown } from "./known-files.ts"

/**
 * Folders whose content a base backup leaves out: content that every start makes anew, state of the running server, and
 * the write-ahead log, which is added afterwards. The source is PostgreSQL's manual, "Making a Base Backup Using the
 * Low Level API".
 */
const EMPTIED = new Set([
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal",
])
/** Files that a server makes anew, those of temporary tables, and those of settings, which a restore writes. */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|.*\.tmp|pg_internal\.init.*|pgsql_tmp.*|t[0-9]+_[0-9]+.*|postgresql(\.auto)?\.conf|pg_(hba|ident)\.conf)$/

/** Says where recovery begins. The server writes it all the time, so it is copied by itself after everything else. */
export const CONTROL_FILE = "global/pg_control"

/** Paths below the data folder. A file may be gone, or longer, by the time it is read. */
export type DataFiles = {
  readonly folders: readonly string[]
  readonly files: readonly string[]
  /** What belongs to no database cluster. A restore would refuse it. */
  readonly leftOut: readonly string[]
}

export function listDataFiles(dataFolder: string): DataFiles {
  const entries = listBelow(dataFolder, "")
  const link = entries.find((entry) => entry.kind === "link")
  if (link !== undefined) throw isLink(join(dataFolder, link.path))
  const isTaken = ({ path, kind }: Entry) => (kind === "folder" || kind === "file") && isKnown(kind, path)
  const taken = entries.filter(isTaken)
  const pathsOf = (kind: Entry["kind"]) => taken.flatMap((entry) => (entry.kind === kind ? [entry.path] : []))
  const leftOut = entries.filter((entry) => !isTaken(entry)).map(({ path }) => path)
  return { folders: pathsOf("folder"), files: pathsOf("file"), leftOut }
}

type Entry = { readonly path: string; readonly kind: "folder" | "file" | "link" | "other" }

/** A folder comes before what is in it. */
function listBelow(dataFolder: string, below: string): Entry[] {
  const found = readdirSync(join(dataFolder, below), { withFileTypes: true })
  const taken = found.filter(({ name }) => !LEFT_OUT.test(name) && join(below, name) !== CONTROL_FILE)
  return taken.flatMap((entry) => {
    const path = join(below, entry.name)
    const kind = kindOf(entry)
    const inside = kind === "folder" && !EMPTIED.has(path) ? listBelow(dataFolder, path) : []
    return [{ path, kind }, ...inside]
  })
}

function kindOf(entry: Dirent): Entry["kind"] {
  if (entry.isSymbolicLink()) return "link"
  if (entry.isDirectory()) return "folder"
  return entry.isFile() ? "file" : "other"
}

function isLink(path: string): BackupRefused {
  return new BackupRefused(
    "call",
    `${path} is a link. Data with tablespaces or folders moved elsewhere are not backed up`,
  )
}
