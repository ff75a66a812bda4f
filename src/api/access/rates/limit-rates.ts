import type { FastifyInstance, FastifyRequest } from "fastify"
import { ownerOf } from "../../../operations/access/caller.ts"
import { ProblemError } from "../../server/problems/error-handler.ts"
import { Buckets, WINDOW } from "./buckets.ts"
import { costOf } from "./costs.ts"

/** The name of the policy in the headers. */
const POLICY = "requests"

/**
 * Refuses a sender who asks for more than the rate of the key, or else that of all, allows. Nothing is counted where neither is
 * set, nor while the service is open, nor for what needs no credential. `rate` is the cost a minute for each key or person; 0 is
 * none.
 */
export function limitRates(app: FastifyInstance, rate: number): void {
  const buckets = new Buckets(() => performance.now())
  app.addHook("onRequest", (request, reply, done) => {
    const allowed = rateOf(request, rate)
    if (allowed === 0) return done()
    const cost = costOf(request.routeOptions.schema?.operationId, lengthOf(request))
    const { isTaken, left, wait, full } = buckets.take(ownerOf(request.caller), allowed, cost)
    reply.header("ratelimit-policy", `"${POLICY}";q=${allowed};w=${WINDOW}`)
    reply.header("ratelimit", `"${POLICY}";r=${left};t=${full}`)
    if (isTaken) return done()
    reply.header("retry-after", wait)
    throw new ProblemError(
      "rate-limited",
      `The request costs ${cost}, ${left} are left of the ${allowed} a minute that may be asked for. Send it again after ${wait} s.`,
      { cost, limit: allowed },
    )
  })
}

function rateOf({ caller }: FastifyRequest, rate: number): number {
  if (caller.kind === "open" || caller.kind === "public") return 0
  return caller.kind === "key" ? (caller.rate ?? rate) : rate
}

/** Null where a body comes without its length. */
function lengthOf({ headers }: FastifyRequest): number | null {
  const { "content-length": length } = headers
  if (length !== undefined) return Number(length)
  return headers["transfer-encoding"] === undefined ? 0 : null
}
