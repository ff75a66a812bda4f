import { writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { benchmarkExtraction } from "./extraction/report.ts"
import { benchmarkFiling } from "./filing/report.ts"
import { benchmarkImports } from "./imports/report.ts"
import type { Report } from "./report.ts"
import { endPrograms } from "./server/program.ts"
import { benchmarkVerdicts } from "./verdicts/report.ts"

/**
 * `npm run bench -- [extraction] [verdicts] [--characters 250000] [--pairs 2000] [--runs 15] [--seconds 8] [--json FILE]`:
 * the tables of those named, or of all, on stdout, JSON into the file. There are three rounds; `runs` and `seconds` are
 * those of each contender in a round. Whoever is not through in its seconds is cut short.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    characters: { type: "string", default: "250000" },
    pairs: { type: "string", default: "2000" },
    runs: { type: "string", default: "15" },
    seconds: { type: "string", default: "3" },
    requests: { type: "string", default: "8000" },
    lines: { type: "string", default: "20000" },
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
  },
})

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, endPrograms)

const [runs, seconds, rounds] = [Number(values.runs), Number(values.seconds), Number(values.rounds)]
const BENCHMARKS: Readonly<Record<string, () => Promise<Report>>> = {
  extraction: () => benchmarkExtraction(Number(values.characters), runs, seconds),
  verdicts: () => benchmarkVerdicts(Number(values.pairs), runs, seconds),
  filing: () => benchmarkFiling({ requests: Number(values.requests), rounds }),
  imports: () => benchmarkImports({ lines: Number(values.lines), rounds }),
}

const machine = `${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}, ${process.platform} ${process.arch}`
const results: object[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHMARKS)) {
  const benchmark = BENCHMARKS[name]
  if (benchmark === undefined)
    throw new Error(`no benchmark "${name}"; there are ${Object.keys(BENCHMARKS).join(", ")}`)
  const { title, table, numbers } = await benchmark()
  results.push({ benchmark: name, machine, ...numbers })
  process.stdout.write(`${title}\n${machine}\n\n${table}\n\n`)
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
