import t, { type Test } from "tap"
import { crashInPass } from "./crash-in-pass.ts"
import { fillDisk } from "./full-disk.ts"
import { killDatabase, killServices } from "./kills.ts"
import { loseConnections, starvePool, sufferSlowClients } from "./pressure.ts"

/** The long form, `npm run test:faults`. FAULT_ROUNDS makes it shorter or longer; what it found is in docs/faults.md. */
const share = Number(process.env.FAULT_ROUNDS ?? 50) / 50
const rounds = (count: number) => Math.max(1, Math.round(count * share))
const hurry = false

/** Each tells when it is over, and how long it took. */
function scenario(title: string, run: (t: Test) => Promise<void>): void {
  t.test(title, async (t) => {
    const started = performance.now()
    await run(t)
    process.stderr.write(
      `${t.passing() ? "held" : "FAILED"} after ${Math.round((performance.now() - started) / 1000)} s: ${title}\n`,
    )
  })
}

scenario("a crash in the middle of a re-judging pass", (t) => crashInPass(t, { subjects: 20, claims: 60, hurry }))
scenario("a full disk", (t) => fillDisk(t))
scenario("slow clients", (t) => sufferSlowClients(t, { clients: rounds(200), hurry }))
scenario("a starved pool", (t) => starvePool(t, { requests: rounds(200), hurry }))
scenario("lost connections", (t) => loseConnections(t, { losses: rounds(300), hurry }))
scenario("kill -9 of PostgreSQL", (t) => killDatabase(t, { rounds: rounds(20), hurry }))
scenario("kill -9 of two services on one database", (t) => killServices(t, { rounds: rounds(50), hurry }))
