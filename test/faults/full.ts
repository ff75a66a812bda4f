import t, { type Test } from "tap"
import { crashInPass } from "./crash-in-pass.ts"
import { killInMoves } from "./family-moves.ts"
import { fillDisk } from "./full-disk.ts"
import { compareBounded, compareHistory } from "./histories/histories.ts"
import { killDatabaseInImport, killServiceInImport, killServiceInUndo } from "./import-crash.ts"
import { killDatabase, killServices } from "./kills.ts"
import { loseConnections, starvePool, sufferSlowClients } from "./pressure.ts"

/** The long form, `npm run test:faults`. FAULT_ROUNDS makes it shorter or longer; what it found is in docs/faults.md. */
const share = Number(process.env.FAULT_ROUNDS ?? 50) / 50
const rounds = (count: number) => Math.max(1, Math.round(count * share))
const hurry = false
const only = process.env.FAULT_ONLY ?? ""

/** Milliseconds; a scenario that takes longer has failed, and the next one begins. */
const MINUTE = 60_000

type Result = { readonly title: string; outcome: "held" | "FAILED" | "not over"; seconds: number }
const results: Result[] = []

/** Each tells when it is over, and how long it took. `minutes` are for the long form, on a busy machine. */
function scenario(title: string, minutes: number, run: (t: Test) => Promise<unknown>): void {
  if (!title.includes(only)) return
  const result: Result = { title, outcome: "not over", seconds: 0 }
  results.push(result)
  t.test(title, { timeout: minutes * MINUTE }, async (t) => {
    const started = performance.now()
    const end = (held: boolean) => {
      result.outcome = held && t.passing() ? "held" : "FAILED"
      result.seconds = Math.round((performance.now() - started) / 1_000)
      process.stderr.write(`${result.outcome} after ${result.seconds} s: ${title}\n`)
    }
    process.stderr.write(`begins: ${title}\n`)
    await run(t).then(
      () => end(true),
      (error: unknown) => {
        end(false)
        throw error
      },
    )
  })
}

/** However the run ends: what held, and what did not. */
process.on("exit", () => {
  const rows = results.map(({ title, outcome, seconds }) => `| ${title} | ${outcome} | ${seconds} s |\n`)
  process.stderr.write(`| scenario | outcome | took |\n| --- | --- | ---: |\n${rows.join("")}`)
})

/** The seeds of the histories, and the number of operations of each. */
const OPERATIONS = 500
const BOUNDED_OPERATIONS = 300
for (let seed = 101; seed < 101 + rounds(20); seed += 1) {
  scenario(`a history of everything at once, seed ${seed}`, 10, (t) => compareHistory(t, seed, OPERATIONS))
}

for (let seed = 201; seed < 201 + rounds(20); seed += 1) {
  scenario(`a history within small limits, seed ${seed}`, 10, (t) => compareBounded(t, seed, BOUNDED_OPERATIONS))
}

const imported = { rounds: rounds(8), lines: 4_000, subjects: 40 }
scenario("kill -9 of the service in an import", 20, (t) => killServiceInImport(t, imported))
scenario("kill -9 of the service while an import is undone", 20, (t) => killServiceInUndo(t, imported))
scenario("kill -9 of PostgreSQL in an import", 20, (t) => killDatabaseInImport(t, imported))
scenario("a crash in the middle of a re-judging pass", 20, (t) => crashInPass(t, { subjects: 20, claims: 60 }))
scenario("kills in the middle of a family's move", 60, (t) => killInMoves(t, { rounds: rounds(15), claims: 6_000 }))
scenario("a full disk", 10, (t) => fillDisk(t))
scenario("slow clients", 15, (t) => sufferSlowClients(t, { clients: rounds(200), hurry }))
scenario("a starved pool", 10, (t) => starvePool(t, { requests: rounds(200), hurry }))
scenario("lost connections", 15, (t) => loseConnections(t, { losses: rounds(300), hurry }))
scenario("kill -9 of PostgreSQL", 30, (t) => killDatabase(t, { rounds: rounds(20), hurry }))
scenario("kill -9 of two services on one database", 40, (t) => killServices(t, { rounds: rounds(50), hurry }))
