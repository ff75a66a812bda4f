import { readFileSync, writeFileSync } from "node:fs"
import { buildApp } from "../api/server/build-app.ts"
import { Filer } from "../operations/claims/filing/filer.ts"
import { openStore } from "../store/connection/connect.ts"

/**
 * Writes openapi/openapi.json from the routes; with --check, only says whether the file is up to date. The routes are
 * described without a database: nothing is asked of it.
 */
const FILE = new URL("../../openapi/openapi.json", import.meta.url)

const store = openStore({ url: "postgres://127.0.0.1:1/none", poolSize: 2, statementTimeout: 1_000 })
const now = () => new Date().toISOString()
const app = await buildApp({
  host: "127.0.0.1",
  db: store.db,
  filer: new Filer({ db: store.db, clock: now, limit: 1, memory: null }),
  now,
  logger: false,
  bodyLimit: 1_048_576,
  textLimit: 1_000_000,
  textThreads: 1,
  textMemory: 256,
  textTimeout: 10_000,
  textQueue: 100,
  importLimit: 1_000_000,
  inFlightRequests: 2_000,
  inFlightBytes: 67_108_864,
  connections: 10_000,
  bodyRate: 1_000,
  headTimeout: 10_000,
  requestTimeout: 30_000,
  metrics: { pools: {}, backlogPool: store.pool },
})
const document = `${JSON.stringify(app.swagger(), null, 2)}\n`
await app.close()
await store.close()

if (!process.argv.includes("--check")) {
  writeFileSync(FILE, document)
} else if (readFileSync(FILE, "utf8") !== document) {
  process.stderr.write("openapi/openapi.json is not what the routes say. Run: npm run openapi\n")
  process.exitCode = 1
}
