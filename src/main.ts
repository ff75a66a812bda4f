import { readConfig } from "./config.ts"
import { makeLogger } from "./logger.ts"
import { explainFailedStart, startService } from "./service.ts"
import { stopOnSignals } from "./stop-on-signals.ts"

const stopping = new AbortController()
try {
  const config = readConfig()
  const logger = makeLogger(config)
  const starting = startService(config, logger, stopping.signal)
  stopOnSignals(starting, (message) => logger.info(message), stopping)
  const { address } = await starting
  logger.info(`Countercheck answers at ${address}; the reference is at ${address}/docs`)
} catch (error) {
  // A start that was stopped has not failed.
  if (!stopping.signal.aborted) {
    process.stderr.write(`${explainFailedStart(error)}\n`)
    process.exit(1)
  }
}
