import t from "tap"
import { compareHistory, type History, listFaults } from "../faults/histories/histories.ts"
import { SPOILS } from "../faults/histories/spoil.ts"

/** The short form of the histories of `npm run test:faults`. A failure tells its seed; HISTORY_SEED repeats it. */
const { HISTORY_SEED, HISTORY_OPERATIONS = "120" } = process.env
const seeds = HISTORY_SEED === undefined ? [1, 2] : [Number(HISTORY_SEED)]

const histories: History[] = []

for (const seed of seeds) {
  t.test(`a history of everything at once, seed ${seed}`, async (t) => {
    const history = await compareHistory(t, seed, Number(HISTORY_OPERATIONS))
    t.ok(history.books.done.size > 10, `${history.books.done.size} kinds of operations were acknowledged`)
    histories.push(history)
  })
}

// A seed of one's own may leave nothing open, or no sums, to be spoilt.
t.test("each way to corrupt the store is reported", { skip: HISTORY_SEED !== undefined }, async (t) => {
  const [{ books, stored }] = histories as [History]
  for (const [title, spoil] of Object.entries(SPOILS)) {
    t.ok(listFaults({ books, stored: spoil(stored) }).length > 0, title)
  }
})
