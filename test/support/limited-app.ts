import type { Test } from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { type Body, callerOf, LIMITS, makeFiler, NOW, type Reply, startApp, type TestApp } from "./app.ts"
import { claimOf } from "./claims.ts"
import { scrape, sumOf } from "./exposition.ts"
import { holdLock } from "./filing.ts"
import { until } from "./service.ts"

const OVERLOADED = "urn:countercheck:problem:overloaded"

type Inside = (headers?: Record<string, string>) => Promise<{ readonly requests: number; readonly bytes: number }>

/** A service of its own on the test's database, with other limits. */
export async function startLimited(
  t: Test,
  limits: Partial<typeof LIMITS> & {
    linger?: number
    arrivalGrace?: number
    rateLimit?: number
    corsOrigins?: readonly string[]
  },
) {
  const app = await startApp()
  const metrics = { pools: {}, backlogPool: app.store.pool }
  const own = await buildApp({
    db: app.store.db,
    filer: makeFiler(app.store.db),
    logger: false,
    ...LIMITS,
    ...limits,
    now: () => NOW,
    metrics,
  })
  t.teardown(() => own.close())
  const address = await own.listen({ host: "127.0.0.1", port: 0 })
  const inside: Inside = async (headers) => {
    const families = await scrape(address, headers)
    return {
      requests: sumOf(families, "countercheck_http_requests_in_flight"),
      bytes: sumOf(families, "countercheck_http_request_bytes_in_flight"),
    }
  }
  const refused = async (limit: string) =>
    sumOf(await scrape(address), "countercheck_http_requests_refused_total", { limit })
  const call = callerOf(address, app.check)
  return { app, own, address, call, inside, refused, fill: () => fillWith(t, { app, address, inside }) }
}

/** Lets one claim in, which waits until what is answered is called. */
async function fillWith(t: Test, { app, address, inside }: { app: TestApp; address: string; inside: Inside }) {
  const release = await holdLock(app.url, "filing")
  t.teardown(release)
  const claim: Body = claimOf("1,000", { subject: { name: "Inside" } })
  const taken = callerOf(address, app.check)("POST", "/v1/claims", claim)
  await until(async () => (await inside()).requests === 1)
  let leaving: Promise<void> | undefined
  const leave = () => {
    leaving ??= release().then(async () => {
      await taken
      await untilEmpty(inside)
    })
    return leaving
  }
  t.teardown(leave)
  return leave
}

export async function untilEmpty(inside: Inside): Promise<void> {
  await until(async () => {
    const { requests, bytes } = await inside()
    return requests === 0 && bytes === 0
  })
}

/** Refused at the door, with the setting whose limit was reached. */
export function checkRefused(
  t: Test,
  { status, headers, body }: Reply,
  setting = /IN_FLIGHT_(REQUESTS|BYTES) is \d+/,
): void {
  t.same([status, body.type], [503, OVERLOADED])
  t.match(body.detail, setting)
  t.match(headers.get("retry-after"), /^[1-9]\d*$/)
}

export function times<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}
