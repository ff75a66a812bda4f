import { writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { benchmarkCandidates } from "./candidates/report.ts"
import { benchmarkConflicts } from "./conflicts/report.ts"
import { benchmarkDrafts } from "./drafts/report.ts"
import { benchmarkExtraction } from "./extraction/report.ts"
import { chooseLoads } from "./filing/loads.ts"
import { benchmarkFiling, benchmarkKeys, benchmarkProcesses } from "./filing/report.ts"
import { benchmarkGrowth } from "./growth/report.ts"
import { benchmarkHotSubject } from "./hot-subject/report.ts"
import { benchmarkImports } from "./imports/report.ts"
import type { Report } from "./report.ts"
import { endPrograms } from "./server/program.ts"
import { type IsOver, shareTime } from "./time-limit.ts"
import { benchmarkVerdicts } from "./verdicts/report.ts"

/**
 * `npm run bench -- [names] [options] [--json FILE]`: the tables of those named, or of all, on stdout, JSON into the
 * file. Which options belong to which benchmark: see docs/benchmarks.md. `--minutes` is for all that run.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    characters: { type: "string", default: "250000" },
    pairs: { type: "string", default: "2000" },
    runs: { type: "string", default: "15" },
    seconds: { type: "string", default: "3" },
    requests: { type: "string", default: "4000" },
    load: { type: "string" },
    lines: { type: "string", default: "10000" },
    claims: { type: "string", default: "200000" },
    hot: { type: "string", default: "100000" },
    figures: { type: "string", default: "10000" },
    subjects: { type: "string" },
    articles: { type: "string", default: "200" },
    stored: { type: "string", default: "20000" },
    drafts: { type: "string", default: "60" },
    turns: { type: "string", default: "40" },
    rounds: { type: "string" },
    minutes: { type: "string", default: "8" },
    json: { type: "string" },
  },
})

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, endPrograms)

const given = (option: keyof typeof values, otherwise?: number) => Number(values[option] ?? otherwise)
const [runs, seconds, turns] = [given("runs"), given("seconds"), given("turns")]
const filed = (loads: string, rounds: number) => ({
  requests: given("requests"),
  subjects: given("subjects", 1_000),
  rounds: given("rounds", rounds),
  loads: chooseLoads(values.load ?? loads),
})
const BENCHMARKS: Readonly<Record<string, (isOver: IsOver) => Promise<Report>>> = {
  extraction: () => benchmarkExtraction(given("characters"), runs, seconds),
  verdicts: () => benchmarkVerdicts(given("pairs"), runs, seconds),
  filing: (isOver) => benchmarkFiling(filed("a,b,c,d", 2), isOver),
  processes: (isOver) => benchmarkProcesses(filed("a,b,c,d", 2), isOver),
  keys: (isOver) => benchmarkKeys(filed("d", 3), isOver),
  imports: (isOver) => benchmarkImports({ lines: given("lines"), rounds: given("rounds", 3) }, isOver),
  growth: (isOver) => benchmarkGrowth({ claims: given("claims"), turns }, isOver),
  "hot-subject": (isOver) => benchmarkHotSubject({ claims: given("hot"), turns }, isOver),
  candidates: (isOver) =>
    benchmarkCandidates({ subjects: given("subjects", 100_000), articles: given("articles") }, isOver),
  drafts: (isOver) => benchmarkDrafts({ subjects: given("stored"), drafts: given("drafts") }, isOver),
  conflicts: (isOver) => benchmarkConflicts({ figures: given("figures"), turns }, isOver),
}

const machine = `${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}, ${process.platform} ${process.arch}`
const names = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS)
const nextLimit = shareTime(given("minutes"), names)
const results: object[] = []
for (const name of names) {
  const benchmark = BENCHMARKS[name]
  if (benchmark === undefined)
    throw new Error(`no benchmark "${name}"; there are ${Object.keys(BENCHMARKS).join(", ")}`)
  const begun = performance.now()
  const { title, table, numbers } = await benchmark(nextLimit())
  const took = Math.round((performance.now() - begun) / 1_000)
  results.push({ benchmark: name, machine, took, ...numbers })
  process.stdout.write(`${title}\n${machine}; took ${took} s\n\n${table}\n\n`)
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
