import { readConfig } from "./config.ts"
import { makeLogger } from "./logger.ts"
import { explainFailedStart, startService } from "./service.ts"
import { stopOnSignals } from "./stop-on-signals.ts"
import { startWatchdog } from "./watchdog.ts"

const stopping = new AbortController()
try {
  const config = readConfig()
  const logger = makeLogger(config)
  if (config.watchdog > 0) {
    startWatchdog(config.watchdog, (error) => logger.error({ err: error }, "the watchdog failed and watches no more"))
  }
  const starting = startService(config, logger, stopping.signal)
  stopOnSignals(starting, (message) => logger.info(message), stopping)
  const { address, referenceAddress, ownerLink } = await starting
  logger.info(`Countercheck answers at ${address}; the reference is at ${referenceAddress}/docs`)
  if (ownerLink !== null) process.stdout.write(tellOwner(ownerLink))
} catch (error) {
  // A start that was stopped has not failed.
  if (!stopping.signal.aborted) {
    process.stderr.write(`${explainFailedStart(error)}\n`)
    process.exit(1)
  }
}

/** Not a line of the log, which may be kept and read by others: whoever has the link may become the owner. */
function tellOwner(link: string): string {
  return `Nobody owns this service yet. Whoever opens this link becomes its owner; it works once, within 30 minutes:\n\n    ${link}\n\n`
}
