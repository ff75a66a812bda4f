import { resolve } from "node:path"
import { migrations } from "../../migrations/index.ts"
import type { Header } from "../embedded/backup/header.ts"
import { type Restored, restoreBackup } from "../embedded/backup/restore-backup.ts"
import { type Given, runCommand, wrongCall } from "./backup-command.ts"
import { auditedCommand, keepCommand } from "./command-audit.ts"

const HELP = `npm run restore -- FILE
npm run restore -- --key KEYFILE FILE

Puts the data of a backup where the service finds them. FILE is what npm run backup wrote. DATA_DIR says where, as for
the service; ./data if it is not set. It must be empty or absent, but for backup.key: move away what is there. Paths are
relative to the project.

Only a backup that was sealed with the key of this installation is restored, backup.key in the data folder. On another
machine, or into another folder, --key names a file with the key of the installation that made FILE: a copy of its
backup.key, or what npm run backup -- --print-key printed there.

Every byte is verified before it is unpacked. Settings of PostgreSQL are not taken from FILE: the data get those of the
service, and are run once before they are in place.

For a PostgreSQL of your own (DATABASE_URL) use pg_restore: see docs/operating.md.

Ends with 0 when the data are in place, 2 when the call is wrong, the key is not there or the disk is too small, 3 when
FILE is damaged, changed, cut off, without a seal, sealed by another installation, not a backup, or of another version,
1 when something failed; then nothing is in place.
`

await runCommand({
  help: HELP,
  instead: "pg_restore",
  flags: { key: { type: "string" } },
  run: restore,
})

async function restore({ file, flags, ...given }: Given): Promise<string> {
  if (file === null) throw wrongCall("Name one file.", HELP)
  const { key } = flags
  if (key === "") throw wrongCall("--key names a file.", HELP)
  const keyFile = typeof key === "string" ? resolve(key) : undefined
  const audited = auditedCommand({ command: "npm run restore", operation: "restore" })
  const onRestored = (url: string) => keepCommand(url, audited, given.log)
  const restored = await restoreBackup({ ...given, file, keyFile, onRestored })
  return [describeData(file, restored), ...describeRemoved(restored), describeNext(restored.header)].join("\n")
}

function describeData(file: string, { header, folder, stored }: Restored): string {
  const { claims, conflicts, latest } = stored
  const last = latest === null ? "" : ` The latest claim is ${latest.id}, recorded at ${latest.recordedAt}.`
  return `Restored ${file}, made at ${header.madeAt}, to ${folder}: ${claims} claims and ${conflicts} conflicts.${last}`
}

function describeRemoved({ stored: { removedSettings } }: Restored): string[] {
  if (removedSettings.length === 0) return []
  return [`Settings that the database gave its connections were removed: ${removedSettings.join(", ")}.`]
}

function describeNext({ migrations: ran }: Header): string {
  const newer = ran.filter((name) => !(name in migrations))
  if (newer.length > 0) return `It comes from a newer version of the service, which has migrated: ${newer.join(", ")}.`
  return "Start the service with npm start; it brings the schema up to date if need be."
}
