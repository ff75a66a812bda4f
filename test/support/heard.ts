import { setTimeout as sleep } from "node:timers/promises"
import type { Test } from "tap"

/** Milliseconds after a change of a key or an account within which every process has heard of it. */
const HEARD_WITHIN = 1_000

/** The clocks of processes and their timers are that exact. */
const CLOCK = 50

/**
 * Asks until the answer is the new one. `since`: when the change was known to be made, by `performance.now()`. No question that
 * was asked later than a second after it may have the old answer. How long an answer takes says nothing about that, so a
 * busy machine changes nothing.
 */
export async function heard<T>(t: Test, ask: () => Promise<T>, answer: T, since: number): Promise<void> {
  let last = since
  for (let asked = performance.now(); (await ask()) !== answer; asked = performance.now()) {
    last = asked
    t.ok(asked - since < 60 * HEARD_WITHIN, "it is heard at all")
    await sleep(20)
  }
  const old = Math.round(last - since)
  t.ok(old < HEARD_WITHIN + CLOCK, `the old answer was last given to who asked ${old} ms after the change`)
}
