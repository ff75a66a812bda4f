import { setTimeout as wait } from "node:timers/promises"
import t from "tap"
import { compareInputsInSteps } from "../../src/operations/texts/compare-inputs.ts"
import { finishInTurns } from "../../src/operations/texts/finish-in-turns.ts"

/** Milliseconds. */
const TIMER = 5
const LATEST = 100
const TEXT_LENGTH = 30_000

const THINGS = ["boats", "miners", "kg of hay", "houses", "km of wall", "cranes", "votes", "patients", "lamps", "tents"]
const TOWNS = ["Malta", "Oslo", "Rome", "Lisbon", "Turku", "Bergen", "Porto"]

/** A figure every forty characters or so, and a point in every sentence. */
function writeText(seed: number): string {
  let text = ""
  for (let turn = seed; text.length < TEXT_LENGTH; turn += 1) {
    const [thing, town] = [THINGS[turn % THINGS.length], TOWNS[turn % TOWNS.length]]
    text += `In ${town} they counted ${100 + ((turn * 37) % 900)} ${thing} on ${1 + (turn % 28)} May ${1900 + (turn % 99)}, and over ${turn * 3 + 20} ${thing} the year after. `
  }
  return text
}

const INPUT = { a: { text: writeText(1) }, b: { text: writeText(5) } }

function finishAtOnce<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * How long a timer had to wait at most until the work was over, and how often it ran. In milliseconds of computing by
 * this thread, since on a busy machine a timer is also late while other processes run.
 */
async function watchTimer(work: Promise<unknown>): Promise<{ readonly latest: number; readonly count: number }> {
  let [isOver, latest, count] = [false, 0, 0]
  const end = work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    const start = process.threadCpuUsage()
    await wait(TIMER)
    const { user, system } = process.threadCpuUsage(start)
    latest = Math.max(latest, (user + system) / 1000)
    count += 1
  }
  await end
  return { latest, count }
}

t.test("two long texts are compared in turns, with the result that they have at once", async (t) => {
  const atOnce = finishAtOnce(compareInputsInSteps(INPUT))
  t.ok("pairs" in atOnce && atOnce.pairs.length > 200, "many pairs")
  const work = finishInTurns(compareInputsInSteps(INPUT))
  const { latest, count } = await watchTimer(work)
  t.ok(latest < LATEST, `a timer of ${TIMER} ms waited for ${Math.round(latest)} ms of computing`)
  t.ok(count > 5, `the timer ran ${count} times`)
  t.same(await work, atOnce)
})

t.test("without turns the timer is late, so that the test above can fail", async (t) => {
  const { latest } = await watchTimer(wait(1).then(() => finishAtOnce(compareInputsInSteps(INPUT))))
  t.ok(latest > LATEST, `${Math.round(latest)} ms late`)
})

t.test("an input that cannot be used is refused by the first step", async (t) => {
  const refused = finishInTurns(compareInputsInSteps({ a: {}, b: { text: "" } }))
  await refused.then(
    () => t.fail("was not refused"),
    (error) => t.match(error, { kind: "invalid-input", errors: [{ pointer: "/a" }] }),
  )
})
