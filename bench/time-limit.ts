/** True once the time of a benchmark is up. It then ends after the current round, and never before its fewest rounds. */
export type IsOver = () => boolean

/** What each takes on a quiet machine of two cores, in parts of all: the slower the machine, the fewer rounds. */
const PARTS: Readonly<Record<string, number>> = {
  extraction: 3,
  verdicts: 1,
  filing: 8,
  processes: 4,
  keys: 3,
  imports: 3,
  growth: 4,
  "hot-subject": 5,
  conflicts: 1,
  candidates: 2,
  drafts: 2,
}

/**
 * Gives each benchmark its part of the time that is left when it begins: what one did not need, the next ones have.
 * `names` in the order in which they run. Call the answer once for each, in that order.
 */
export function shareTime(minutes: number, names: readonly string[], now = () => performance.now()): () => IsOver {
  const end = now() + minutes * 60_000
  const left = names.map((name) => PARTS[name] ?? 1)
  return () => {
    const all = left.reduce((sum, part) => sum + part, 0)
    const limit = now() + ((end - now()) * (left.shift() ?? all)) / all
    return () => now() >= limit
  }
}
