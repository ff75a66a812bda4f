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
  return startFinishing(milliseconds, pointers)(steps)
}

/** As `finishWithin`, for several pieces of work that share the time. What passes between them is not counted. */
export function startFinishing(
  milliseconds: number,
  pointers: readonly InputError["pointer"][],
): <T>(steps: Generator<void, T, void>) => T {
  let left = milliseconds
  return (steps) => {
    const begun = performance.now()
    for (;;) {
      const step = steps.next()
      const taken = performance.now() - begun
      if (step.done) {
        left -= taken
        return step.value
      }
      if (taken > left) throw textTooCostly(pointers, tellTime(milliseconds))
    }
  }
}

/** Why a text was given up. */
export function tellTime(milliseconds: number): string {
  return `takes longer to read than the ${milliseconds} ms of TEXT_TIMEOUT`
}
