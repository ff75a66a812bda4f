import { readConfig, requireNode } from "./config.ts"
import { explainFailedStart, makeLogger, startService } from "./service.ts"
import { stopOnSignals } from "./signals.ts"

try {
  requireNode()
  const config = readConfig()
  const logger = makeLogger(config)
  const starting = startService(config, logger)
  stopOnSignals(starting, (message) => logger.info(message))
  const { address } = await starting
  logger.info(`Countercheck answers at ${address}; the reference is at ${address}/docs`)
} catch (error) {
  process.stderr.write(`${explainFailedStart(error)}\n`)
  process.exit(1)
}
