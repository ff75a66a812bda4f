import { writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { benchmarkConflicts } from "./conflicts/report.ts"
import { benchmarkExtraction } from "./extraction/report.ts"
import { benchmarkFiling } from "./filing/report.ts"
import { benchmarkGrowth } from "./growth/report.ts"
import { benchmarkHotSubject } from "./hot-subject/report.ts"
import { benchmarkImports } from "./imports/report.ts"
import type { Report } from "./report.ts"
import { endPrograms } from "./server/program.ts"
import { benchmarkVerdicts } from "./verdicts/report.ts"

/**
 * `npm run bench -- [names] [options] [--json FILE]`: the tables of those named, or of all, on stdout, JSON into the
 * file. Which options belong to which benchmark: see docs/benchmarks.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    characters: { type: "string", default: "250000" },
    pairs: { type: "string", default: "2000" },
    runs: { type: "string", default: "15" },
    seconds: { type: "string", default: "2" },
    requests: { type: "string", default: "5000" },
    lines: { type: "string", default: "10000" },
    claims: { type: "string", default: "200000" },
    hot: { type: "string", default: "100000" },
    figures: { type: "string", default: "10000" },
    turns: { type: "string", default: "40" },
    rounds: { type: "string", default: "3" },
    json: { type: "string" },
  },
})

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, endPrograms)

const given = (option: keyof typeof values) => Number(values[option])
const [runs, seconds, rounds, turns] = [given("runs"), given("seconds"), given("rounds"), given("turns")]
const BENCHMARKS: Readonly<Record<string, () => Promise<Report>>> = {
  extraction: () => benchmarkExtraction(given("characters"), runs, seconds),
  verdicts: () => benchmarkVerdicts(given("pairs"), runs, seconds),
  filing: () => benchmarkFiling({ requests: given("requests"), rounds }),
  imports: () => benchmarkImports({ lines: given("lines"), rounds }),
  growth: () => benchmarkGrowth({ claims: given("claims"), turns }),
  "hot-subject": () => benchmarkHotSubject({ claims: given("hot"), turns }),
  conflicts: () => benchmarkConflicts({ figures: given("figures"), turns }),
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
