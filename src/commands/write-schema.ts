import { readFileSync, writeFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startEmbeddedServer } from "../embedded/server/server.ts"
import { describeSchema } from "../store/migrating/describe-schema.ts"
import { migrateDatabase } from "../store/migrating/migrate.ts"

/**
 * Writes migrations/schema.sql: what the migrations make of an empty database, to be read in a review. With --check,
 * only says whether the file is up to date.
 */
const FILE = new URL("../../migrations/schema.sql", import.meta.url)

const dataDir = await mkdtemp(join(tmpdir(), "countercheck-schema-"))
const server = await startEmbeddedServer({ dataDir, log: () => {}, durable: false })
try {
  await migrateDatabase(server.url)
  const schema = await describeSchema(server.url)
  if (!process.argv.includes("--check")) {
    writeFileSync(FILE, schema)
  } else if (readFileSync(FILE, "utf8") !== schema) {
    process.stderr.write("migrations/schema.sql is not what the migrations make. Run: npm run schema\n")
    process.exitCode = 1
  }
} finally {
  await server.stop()
  await rm(server.folder, { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
}
