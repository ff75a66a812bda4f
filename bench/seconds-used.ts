/**
 * Seconds of processor time. Unlike wall time it does not count other work on the machine, and it counts threads that
 * collect garbage.
 */
export function secondsUsed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
