import { secondsUsed } from "../seconds-used.ts"
import { CONTENDERS, type Extract } from "./contenders.ts"
import { writeNews } from "./write-news.ts"

/** One contender in a process of its own: `node measure.ts <name> <characters> <runs> <seconds>`, JSON on stdout. */
const [name, characters, runs, seconds] = process.argv.slice(2)
const contender = CONTENDERS.find((one) => one.name === name)
if (contender === undefined) throw new Error(`no contender "${name}"`)

const extract = await contender.load()
const articles = writeNews(Number(characters))
process.stdout.write(JSON.stringify(measure(extract, Number(runs), Number(seconds))))

/** `speeds` in characters a second of one core, one a run; `read` is how much of the text was read in the last one. */
export type Measured = { readonly speeds: readonly number[]; readonly read: number; readonly found: number }

type Run = { readonly read: number; readonly found: number; readonly seconds: number }

/**
 * A run reads every article once. The first half of the runs only warms up, because a running service is warm too. A
 * contender that is too slow to finish a run is stopped within it.
 */
function measure(extract: Extract, most: number, budget: number): Measured {
  const end = secondsUsed() + budget
  const done: Run[] = []
  while (done.length < 2 * most && secondsUsed() < end) done.push(readAll(extract, end))
  const counted = done.slice(done.length >> 1)
  const last = counted.at(-1)
  const speeds = counted.map(({ read, seconds }) => read / seconds)
  return { speeds, read: last?.read ?? 0, found: last?.found ?? 0 }
}

function readAll(extract: Extract, end: number): Run {
  const start = secondsUsed()
  let [read, found] = [0, 0]
  for (const article of articles) {
    found += extract(article)
    read += article.length
    if (secondsUsed() > end) break
  }
  return { read, found, seconds: secondsUsed() - start }
}
