import { startEmbeddedServer } from "../../src/embedded/server/server.ts"

/** A service reduced to its database: owns the data folder, says the address, and runs until it is killed. */
const [dataDir = ""] = process.argv.slice(2)
const server = await startEmbeddedServer({ dataDir, log: () => {} })
process.stdout.write(`${server.url}\n`)
setInterval(() => {}, 60_000)
