import type { Service } from "./service.ts"

/**
 * Stops the service on Ctrl-C or SIGTERM, also while it still starts: `stopping` is aborted, so that the start can give
 * up, and what it leaves behind ends too. A second signal changes nothing.
 */
export function stopOnSignals(
  starting: Promise<Pick<Service, "stop">>,
  tell: (message: string) => void,
  stopping: AbortController,
): void {
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) return
    tell(`${signal}: stopping`)
    stopping.abort()
    try {
      // A start that fails now has ended what it began, and who waits for it tells why.
      const service = await starting.catch(() => undefined)
      await service?.stop()
      process.exit(0)
    } catch (error) {
      process.stderr.write(`Countercheck did not stop cleanly. ${String(error)}\n`)
      process.exit(1)
    }
  }
  process.on("SIGINT", stop)
  process.on("SIGTERM", stop)
}
