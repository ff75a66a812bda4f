import t from "tap"
import { compareBounded, compareHistory, type History, listFaults } from "../faults/histories/histories.ts"
import { MAY_BE_NOTHING, SPOILS, spoilSome } from "../faults/histories/spoil.ts"

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

const [bounded = 1] = seeds

t.test(`a history within small limits, seed ${bounded}`, async (t) => {
  histories.push(await compareBounded(t, bounded, Number(HISTORY_OPERATIONS)))
})

// A seed of one's own may leave nothing open to be spoilt. So may one of two, by the rules that hold in the end.
t.test("each way to corrupt the store is reported", { skip: HISTORY_SEED !== undefined }, async (t) => {
  for (const [title, spoil] of Object.entries(SPOILS)) {
    const faults = histories.flatMap(({ stored, ...history }) => {
      const spoilt = spoilSome(spoil, stored)
      return spoilt === null ? [] : [listFaults({ ...history, stored: spoilt }).length]
    })
    if (title !== MAY_BE_NOTHING) t.ok(faults.length > 0, `there is something to spoil: ${title}`)
    t.notOk(faults.includes(0), title)
  }
})
