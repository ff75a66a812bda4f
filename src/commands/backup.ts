import { writeBackup } from "../embedded/backup/write-backup.ts"
import { runCommand } from "./backup-command.ts"

const HELP = `npm run backup -- FILE

Writes all data of the embedded PostgreSQL to FILE, a new one, such as backup-2024-11-05.tar.zst. The service may run
meanwhile and take claims: what it acknowledged before this was started is in the backup. FILE also holds the password
of the database, and only its owner can read it.

DATA_DIR says where the data are, as for the service; ./data if it is not set. Paths are relative to the project.
For a PostgreSQL of your own (DATABASE_URL) use pg_dump: see docs/operating.md.

Ends with 0 when FILE is whole and on disk, 2 when the call is wrong, 1 when something failed; then there is no FILE.
`

await runCommand({
  help: HELP,
  instead: "pg_dump",
  run: async (given) => {
    const { header, files, dataSize, size } = await writeBackup(given)
    const data = `${files} files of PostgreSQL ${header.postgresql}, ${megabytes(dataSize)}`
    return `Backed up ${data}, to ${given.file}, ${megabytes(size)}. It holds what was acknowledged before ${header.madeAt}.`
  },
})

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
