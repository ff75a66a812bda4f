import { migrations } from "../../migrations/index.ts"
import type { Header } from "../embedded/backup/manifest.ts"
import { type Restored, restoreBackup } from "../embedded/backup/restore-backup.ts"
import { runCommand } from "./backup-command.ts"

const HELP = `npm run restore -- FILE

Puts the data of a backup where the service finds them. FILE is what npm run backup wrote. DATA_DIR says where, as for
the service; ./data if it is not set. It must be empty or absent: move away what is there. Paths are relative to the
project. Every byte is verified and the data are run once before they are in place.

For a PostgreSQL of your own (DATABASE_URL) use pg_restore: see docs/operating.md.

Ends with 0 when the data are in place, 2 when the call is wrong, 3 when FILE is damaged, not a backup, or of another
version, 1 when something failed; then nothing is in place.
`

await runCommand({
  help: HELP,
  instead: "pg_restore",
  run: async (given) => {
    const restored = await restoreBackup(given)
    return `${describeData(given.file, restored)}\n${describeNext(restored.header)}`
  },
})

function describeData(file: string, { header, folder, stored }: Restored): string {
  const { claims, conflicts, latest } = stored
  const last = latest === null ? "" : ` The latest claim is ${latest.id}, recorded at ${latest.recordedAt}.`
  return `Restored ${file}, made at ${header.madeAt}, to ${folder}: ${claims} claims and ${conflicts} conflicts.${last}`
}

function describeNext({ migrations: ran }: Header): string {
  const newer = ran.filter((name) => !(name in migrations))
  if (newer.length > 0) return `It comes from a newer version of the service, which has migrated: ${newer.join(", ")}.`
  return "Start the service with npm start; it brings the schema up to date if need be."
}
