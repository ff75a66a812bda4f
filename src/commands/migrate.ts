import { ConfigError, readConfig } from "../config.ts"
import { startEmbeddedServer } from "../embedded/server/server.ts"
import { waitForDatabase } from "../store/connection/wait-for-database.ts"
import { grantServing } from "../store/migrating/grant-serving.ts"
import { migrateDatabase } from "../store/migrating/migrate.ts"

// A migration that has begun comes to its end, and so does the embedded server; a second signal is not waited for.
const stopping = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort(new Error(signal)))

try {
  const config = readConfig()
  const tell = (message: string) => process.stderr.write(`${message}\n`)
  const server =
    config.databaseUrl === null
      ? await startEmbeddedServer({ dataDir: config.dataDir, log: (_level, message) => tell(message) })
      : null
  try {
    const url = config.databaseUrl ?? server?.url ?? ""
    await waitForDatabase(url, tell, { signal: stopping.signal })
    const names = await migrateDatabase(url)
    process.stdout.write(names.length === 0 ? "The schema is up to date.\n" : `Migrated: ${names.join(", ")}\n`)
    if (config.servingUrl !== null) {
      const role = await grantServing(url, config.servingUrl)
      process.stdout.write(`The role ${role} may serve, and nothing else.\n`)
    }
  } finally {
    await server?.stop()
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : `Not migrated. ${(error as Error).message}`}\n`,
  )
  process.exitCode = 1
}
