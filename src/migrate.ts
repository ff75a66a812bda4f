import { ConfigError, readConfig, requireNode } from "./config.ts"
import { startEmbeddedServer } from "./store/embedded/server.ts"
import { migrateDatabase } from "./store/migrate.ts"
import { waitForDatabase } from "./store/wait-for-database.ts"

try {
  requireNode()
  const config = readConfig()
  const tell = (message: string) => process.stderr.write(`${message}\n`)
  const server =
    config.databaseUrl === null
      ? await startEmbeddedServer({ dataDir: config.dataDir, log: (_level, message) => tell(message) })
      : null
  try {
    const url = config.databaseUrl ?? server?.url ?? ""
    await waitForDatabase(url, tell)
    const names = await migrateDatabase(url)
    process.stdout.write(names.length === 0 ? "The schema is up to date.\n" : `Migrated: ${names.join(", ")}\n`)
  } finally {
    await server?.stop()
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : `Not migrated. ${(error as Error).message}`}\n`,
  )
  process.exitCode = 1
}
