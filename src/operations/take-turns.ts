import { setImmediate } from "node:timers/promises"

/**
 * Milliseconds that work on many items keeps the event loop at a time. Several batches are worked on at once, and each of them
 * may take as long before a request has its turn.
 */
const TURN = 5

/** Runs all steps of a piece of work. Whatever else waits for the event loop has its turn in between. */
export async function finishInTurns<T>(steps: Generator<void, T, void>): Promise<T> {
  let end = performance.now() + TURN
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    if (performance.now() < end) continue
    await setImmediate()
    end = performance.now() + TURN
  }
}

/** As `map`. Whatever else waits for the event loop has its turn in between, so that many items hold up nobody. */
export async function mapInTurns<T, R>(items: readonly T[], work: (item: T, index: number) => R): Promise<R[]> {
  const made: R[] = []
  let end = performance.now() + TURN
  for (const [index, item] of items.entries()) {
    made.push(work(item, index))
    if (performance.now() < end) continue
    await setImmediate()
    end = performance.now() + TURN
  }
  return made
}

/** Items of a step that is done at once, after which others have their turn. Fewer take a few milliseconds. */
const MANY = 100

/** Lets whatever else waits for the event loop have its turn after a step that was done at once on so many items. */
export async function endTurn(items: number): Promise<void> {
  if (items > MANY) await setImmediate()
}
