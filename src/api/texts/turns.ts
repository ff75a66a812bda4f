import { setImmediate } from "node:timers/promises"

/** Milliseconds that other requests may have to wait for a long text. */
const TURN = 20

/** Runs the steps, and lets others run whenever a turn is over. */
export async function finishInTurns<T>(steps: Generator<void, T, void>): Promise<T> {
  for (let until = performance.now() + TURN; ; ) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + TURN
  }
}
