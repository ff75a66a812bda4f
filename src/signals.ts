import type { Service } from "./service.ts"

/**
 * Stops the service on Ctrl-C or SIGTERM, also while it still starts: what a half-finished start leaves behind must end
 * too. A second signal changes nothing.
 */
export function stopOnSignals(starting: Promise<Pick<Service, "stop">>, tell: (message: string) => void): void {
  let asked = false
  const stop = async (signal: NodeJS.Signals) => {
    if (asked) return
    asked = true
    tell(`${signal}: stopping`)
    try {
      await (await starting).stop()
      process.exit(0)
    } catch (error) {
      process.stderr.write(`Countercheck did not stop cleanly. ${String(error)}\n`)
      process.exit(1)
    }
  }
  process.on("SIGINT", stop)
  process.on("SIGTERM", stop)
}
