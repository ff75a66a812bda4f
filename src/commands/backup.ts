import { showSealKey } from "../embedded/backup/show-seal-key.ts"
import { writeBackup } from "../embedded/backup/write-backup.ts"
import { type Given, runCommand, wrongCall } from "./backup-command.ts"
import { auditedCommand, keepCommand } from "./command-audit.ts"

const HELP = `npm run backup -- FILE
npm run backup -- --print-key

Writes all data of the embedded PostgreSQL to FILE, a new one, such as backup-2024-11-05.tar.zst. The service may run
meanwhile and take claims: what it acknowledged before this was started is in the backup. FILE also holds the password
of the database, and only its owner can read it.

FILE is sealed with the key of this installation, backup.key in the data folder, which is made at first use. A restore
needs that key, and FILE does not hold it. Keep a copy where FILE is not: --print-key prints it, and makes no backup.

DATA_DIR says where the data are, as for the service; ./data if it is not set. Paths are relative to the project.
For a PostgreSQL of your own (DATABASE_URL) use pg_dump: see docs/operating.md.

Ends with 0 when FILE is whole and on disk, or the key is printed, 2 when the call is wrong, 1 when something failed;
then there is no FILE.
`

await runCommand({
  help: HELP,
  instead: "pg_dump",
  flags: { "print-key": { type: "boolean" } },
  run: (given) => (given.flags["print-key"] === true ? printKey(given) : backUp(given)),
})

async function printKey({ file, dataDir }: Given): Promise<string> {
  if (file !== null) throw wrongCall("--print-key makes no backup, so name no file.", HELP)
  return showSealKey(dataDir)
}

async function backUp({ file, ...given }: Given): Promise<string> {
  if (file === null) throw wrongCall("Name one file.", HELP)
  const audited = auditedCommand({ command: "npm run backup", operation: "backup" })
  const onKept = (url: string) => keepCommand(url, audited, given.log)
  const { postgresql, madeAt, files, unpackedSize, size } = await writeBackup({ ...given, file, onKept })
  const data = `${files} files of PostgreSQL ${postgresql}, ${megabytes(unpackedSize)}`
  return `Backed up ${data}, to ${file}, ${megabytes(size)}. It holds what was acknowledged before ${madeAt}.`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
