import { secondsUsed } from "../seconds-used.ts"
import { CONTENDERS, type Judge } from "./contenders.ts"
import { makePairs } from "./figure-pairs.ts"

/** One contender in a process of its own: `node measure.ts <name> <pairs> <runs> <seconds>`, JSON on stdout. */
const [name, pairs, runs, seconds] = process.argv.slice(2)
const contender = CONTENDERS.find((one) => one.name === name)
if (contender === undefined) throw new Error(`no contender "${name}"`)

const judges = await contender.prepare(makePairs(Number(pairs)))
process.stdout.write(JSON.stringify(await measure(judges, Number(runs), Number(seconds))))

/** `speeds` in verdicts a second of one core, one a run; `outcomes`: how many pairs got which verdict in one run. */
export type Measured = { readonly speeds: readonly number[]; readonly outcomes: Readonly<Record<string, number>> }

/** A run judges every pair once. The first half of the runs only warms up, as a service is warm. */
async function measure(all: readonly Judge[], most: number, budget: number): Promise<Measured> {
  const end = secondsUsed() + budget
  const speeds: number[] = []
  while (speeds.length < 2 * most && (speeds.length < 2 || secondsUsed() < end)) {
    const start = secondsUsed()
    await judgeAll(all)
    speeds.push(all.length / (secondsUsed() - start))
  }
  return { speeds: speeds.slice(speeds.length >> 1), outcomes: await judgeAll(all) }
}

/** Waits only for a contender that answers with a promise, since each wait costs time. */
async function judgeAll(all: readonly Judge[]): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {}
  for (const judge of all) {
    const answer = judge()
    const verdict = typeof answer === "string" ? answer : await answer
    outcomes[verdict] = (outcomes[verdict] ?? 0) + 1
  }
  return outcomes
}
