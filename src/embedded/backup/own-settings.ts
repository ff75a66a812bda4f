import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { BackupRefused } from "./backup-refused.ts"
import { PASSWORD } from "./backup-stream.ts"

/**
 * The files of settings of a cluster that was restored. Those of the archive are never taken, because a setting can name
 * a program to run or a library to load. The values are those that initdb gives a cluster of ours.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  "postgresql.conf": `# Written by npm run restore. What the service sets on the command line outranks this file.
datestyle = 'iso, mdy'
default_text_search_config = 'pg_catalog.english'
dynamic_shared_memory_type = posix
lc_messages = 'C'
lc_monetary = 'C'
lc_numeric = 'C'
lc_time = 'C'
`,
  "postgresql.auto.conf": "",
  "pg_hba.conf": `# Written by npm run restore.
host all all 127.0.0.1/32 scram-sha-256
`,
  "pg_ident.conf": "",
}

/** As the service makes passwords. Anything else could change the meaning of the address that it becomes part of. */
const MADE_PASSWORD = /^[A-Za-z0-9_-]{32}$/

/** Completes what was unpacked into `folder`, the cluster's own, and refuses a password that is not one of ours. */
export function writeOwnSettings(folder: string): void {
  if (!MADE_PASSWORD.test(readFileSync(join(folder, PASSWORD), "latin1").trim())) {
    throw new BackupRefused("file", "its password is not one that the service makes")
  }
  for (const [name, text] of Object.entries(SETTINGS)) {
    writeFileSync(join(folder, "data", name), text, { flag: "wx", mode: 0o600 })
  }
}
