/**
 * Of the processor, not of the wall: other work on the machine then slows nobody down, and threads that collect garbage
 * are counted.
 */
export function secondsUsed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
