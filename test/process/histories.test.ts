import t from "tap"
import { compareHistory } from "../faults/histories/histories.ts"

/** The short form of the histories of `npm run test:faults`. A failure tells its seed; HISTORY_SEED repeats it. */
const { HISTORY_SEED, HISTORY_OPERATIONS = "120" } = process.env
const seeds = HISTORY_SEED === undefined ? [1, 2] : [Number(HISTORY_SEED)]

for (const seed of seeds) {
  t.test(`a history of everything at once, seed ${seed}`, async (t) => {
    const done = await compareHistory(t, seed, Number(HISTORY_OPERATIONS))
    t.ok(done.size > 10, `${done.size} kinds of operations were acknowledged`)
  })
}
