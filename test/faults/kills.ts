import type { Test } from "tap"
import { cloneDatabase } from "../support/database.ts"
import { makeDataFolder, readServerPid, startService } from "../support/service.ts"
import { checkLedger } from "./check-ledger.ts"
import { startFleet, under, untilMore } from "./fleet.ts"
import { openLedger } from "./ledger.ts"

type Options = { readonly rounds: number; readonly hurry: boolean }

/** Two processes on one database; kill -9 of the one, of the other, of both, at any moment. */
export async function killServices(t: Test, { rounds, hurry }: Options): Promise<void> {
  const { url } = await cloneDatabase(t)
  const fleet = await startFleet(t, { DATABASE_URL: url }, 2)
  const ledger = openLedger("services that are killed", { seed: 11 })
  const turns = [[0], [1], [0, 1]]
  await under(ledger, fleet.addresses, async () => {
    for (let round = 0; round < rounds; round += 1) {
      // Not always after the same count, so that it hits requests at different places.
      await untilMore(ledger, 15 + (round % 7))
      await fleet.killAndRestart(turns[round % turns.length] ?? [0])
      if (!hurry) tellRound(round, rounds)
    }
    await untilMore(ledger, 15)
  })
  t.ok(ledger.counts.lost > 0, `${ledger.counts.lost} requests were on their way to a process that was killed`)
  await checkLedger(t, { address: fleet.addresses[0] ?? "", ...(hurry ? { hurry: url } : {}) }, ledger)
  t.same(await fleet.stop(), [0, 0])
}

function tellRound(round: number, rounds: number): void {
  if ((round + 1) % 5 === 0) process.stderr.write(`  ${round + 1} of ${rounds} kills\n`)
}

/** The embedded PostgreSQL, durable as it is run; the service stays up and answers 503 meanwhile. */
export async function killDatabase(t: Test, { rounds, hurry }: Options): Promise<void> {
  const folder = makeDataFolder(t)
  const service = await startService(t, { DATA_DIR: folder })
  const ledger = openLedger("a database that is killed", { seed: 12, rules: !hurry })
  await under(ledger, [service.address], async () => {
    for (let round = 0; round < rounds; round += 1) {
      await untilMore(ledger, 15 + (round % 7))
      process.kill(readServerPid(folder), "SIGKILL")
      if (!hurry) tellRound(round, rounds)
    }
    await untilMore(ledger, 15)
  })
  t.ok(ledger.counts.away > 0, `${ledger.counts.away} answers were 503`)
  t.equal(ledger.counts.lost, 0, "every request was answered")
  await checkLedger(t, service, ledger)
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
}
