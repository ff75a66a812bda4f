import { type InputError, textTooCostly } from "../requests/refusals.ts"

/**
 * Runs all steps of a long piece of work. It is refused as too costly, at the pointers of the texts that it reads, where
 * it takes longer than `milliseconds`. Only between two steps is the time looked at.
 */
export function finishWithin<T>(
  steps: Generator<void, T, void>,
  milliseconds: number,
  pointers: readonly InputError["pointer"][],
): T {
  const until = performance.now() + milliseconds
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() > until) throw textTooCostly(pointers, tellTime(milliseconds))
  }
}

/** Why a text was given up. */
export function tellTime(milliseconds: number): string {
  return `takes longer to read than the ${milliseconds} ms of TEXT_TIMEOUT`
}
