import type { Test } from "tap"
import { type Service, startService, until } from "../support/service.ts"
import type { Ledger } from "./ledger.ts"

/** Services on one database. `addresses` changes when one is started again, so callers read it for every request. */
export type Fleet = {
  readonly addresses: string[]
  /** kill -9 of some of them at once, and a new start of each. */
  killAndRestart(places: readonly number[]): Promise<void>
  /** Asked to end, one after the other. The exit codes. */
  stop(): Promise<(number | null)[]>
}

/** `main`: of a copy of the service, where it is not the service itself. */
export async function startFleet(t: Test, env: Record<string, string>, count: number, main?: string): Promise<Fleet> {
  const services: Service[] = []
  const addresses: string[] = []
  const start = async (place: number) => {
    const service = await startService(t, env, main)
    services[place] = service
    addresses[place] = service.address
  }
  await Promise.all(Array.from({ length: count }, (_none, place) => start(place)))
  return {
    addresses,
    killAndRestart: async (places) => {
      for (const place of places) services[place]?.kill("SIGKILL")
      await Promise.all(places.map((place) => services[place]?.exited))
      await Promise.all(places.map(start))
    },
    stop: async () => {
      for (const service of services) service.kill("SIGTERM")
      return (await Promise.all(services.map(({ exited }) => exited))).map(({ code }) => code)
    },
  }
}

export const WRITERS = 6

/** Has the ledger work while something is done to the service, and bring to its end what it began. */
export async function under(ledger: Ledger, addresses: readonly string[], doIt: () => Promise<void>): Promise<void> {
  let goesOn = true
  const working = ledger.work(addresses, WRITERS, () => goesOn)
  try {
    await doIt()
  } finally {
    goesOn = false
    await working
  }
}

/** Waits until the given number of further requests has been acknowledged. */
export async function untilMore({ counts }: Ledger, more: number): Promise<void> {
  const enough = counts.acknowledged + more
  await until(() => counts.acknowledged >= enough)
}
