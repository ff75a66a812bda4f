import { setImmediate } from "node:timers/promises"

/** Milliseconds for which other requests may have to wait. */
const TURN = 20

/** Runs all steps of a long piece of work, and lets other requests run whenever a turn is over. */
export async function finishInTurns<T>(steps: Generator<void, T, void>): Promise<T> {
  for (let until = performance.now() + TURN; ; ) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + TURN
  }
}
