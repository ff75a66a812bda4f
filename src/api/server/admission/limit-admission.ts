import type { FastifyInstance, FastifyRequest } from "fastify"
import { ProblemError } from "../problems/error-handler.ts"
import { announcedBytes } from "./announced-bytes.ts"
import type { Door, ReachedLimit } from "./door.ts"
import { lingerAfter } from "./linger.ts"
import { Stay } from "./stay.ts"

declare module "fastify" {
  interface FastifyContextConfig {
    /** "always": the request is let in however many are inside, and not counted. "streamed": its body is never held as a whole. */
    readonly admission?: "always" | "streamed"
  }
}

const REASONS: Readonly<Record<ReachedLimit, string>> = {
  requests: "As many requests as can be taken in are being answered",
  bytes: "The bodies of the requests that are being answered take all the memory that they may",
}

export type Admission = {
  readonly door: Door
  /** Milliseconds without progress after which a sender who does not read the answer is cut off. */
  readonly silence: number
  /** Milliseconds for the rest of a body that was refused. */
  readonly linger: number
  readonly onRefusal: (refusal: ReachedLimit) => void
}

/**
 * Refuses a request at once, and without reading its body, where it would be more than the door lets in. Any answer that is
 * sent before a body has come, from here or from elsewhere, is sent so that its sender gets to read it.
 */
export function limitAdmission(app: FastifyInstance, { door, silence, linger, onRefusal }: Admission): void {
  const stays = new WeakMap<FastifyRequest, Stay>()
  app.addHook("onRequest", async (request, reply) => {
    const { admission } = request.routeOptions.config
    if (admission === "always") return
    const bytes = admission === "streamed" ? 0 : announcedBytes(request)
    const refusal = door.refusalOf(bytes)
    if (refusal !== null) {
      onRefusal(refusal)
      throw new ProblemError(
        "overloaded",
        `${REASONS[refusal]}; this one was not read. Send it again after Retry-After.`,
      )
    }
    const stay = new Stay(door, bytes)
    stays.set(request, stay)
    reply.raw.once("close", () => stay.close())
  })
  app.addHook("preHandler", (request, _reply, done) => {
    stays.get(request)?.beginHandling()
    done()
  })
  app.addHook("onSend", (request, reply, payload, done) => {
    stays.get(request)?.endHandling()
    reply.raw.setTimeout(silence)
    if (!isComing(request) || typeof payload !== "string") return done(null, payload)
    // A body that came in one packet with the head has arrived by then, and its connection can stay open.
    setImmediate(() => {
      if (!isComing(request)) return done(null, payload)
      reply.headers({ connection: "close", "content-length": Buffer.byteLength(payload) })
      // A compressor would hold the answer back until all has come, and it is to be read before that.
      request.headers["x-no-compression"] = "true"
      done(null, lingerAfter(payload, request.raw, linger))
    })
  })
}

/** A body was announced, and has not come as a whole. */
function isComing(request: FastifyRequest): boolean {
  return !request.raw.complete && announcedBytes(request) > 0
}
