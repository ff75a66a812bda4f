import type { FastifyInstance, FastifyRequest } from "fastify"
import { ownerOf } from "../../../operations/access/caller.ts"
import { readNeed } from "../../access/needs.ts"
import { isRead } from "../../access/origins.ts"
import { ProblemError } from "../problems/error-handler.ts"
import { announcedBytes } from "./announced-bytes.ts"
import { ArrivingBodies } from "./arriving-bodies.ts"
import type { Door, ReachedLimit } from "./door.ts"
import type { LeastRate } from "./least-rate.ts"
import { lingerAfter } from "./linger.ts"
import { peerOf } from "./peer.ts"
import type { Asker } from "./room.ts"
import { Stay } from "./stay.ts"

declare module "fastify" {
  interface FastifyRequest {
    /** Null until it was let in, and for what is not counted. */
    stay: Stay | null
  }
  interface FastifyContextConfig {
    /** "always": the request is let in however many are inside, and not counted. "streamed": its body is never held as a whole. */
    readonly admission?: "always" | "streamed"
  }
}

export type Admission = {
  readonly door: Door
  /** Milliseconds without progress after which a sender who does not read the answer is cut off. */
  readonly silence: number
  /** Milliseconds for the rest of a body that was refused. */
  readonly linger: number
  readonly leastRate: LeastRate
  readonly onRefusal: (refusal: ReachedLimit) => void
}

/** Methods whose body is read. */
const WITH_BODY: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"])

/**
 * Refuses a request at once, and without reading its body, where it would be more than the door lets in, and stops reading
 * a body where its bytes would be. Any answer that is sent before a body has come, from here or from elsewhere, is sent so
 * that its sender gets to read it.
 */
export function limitAdmission(app: FastifyInstance, admission: Admission): void {
  const { door, silence, linger } = admission
  app.decorateRequest("stay", null)
  app.addHook("onRequest", (request, reply, done) => {
    if (request.routeOptions.config.admission === "always") return done()
    // Who sends it was asked of the database. Of a connection that was lost meanwhile no end would be told any more.
    if (request.raw.socket.destroyed) throw senderLeft()
    const asker = askerOf(request)
    const refusal = door.refusalOf(asker)
    if (refusal !== null) throw refuse(admission, refusal)
    const stay = new Stay(door, asker)
    request.stay = stay
    reply.raw.once("close", () => stay.close())
    done()
  })
  countBodies(app, admission)
  app.addHook("preHandler", (request, _reply, done) => {
    request.stay?.beginHandling()
    done()
  })
  app.addHook("onSend", (request, reply, payload, done) => {
    request.stay?.endHandling()
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

function senderLeft(): ProblemError {
  return new ProblemError("request-refused", "The sender left before the request was let in.")
}

/** Bodies that are held as a whole count with their bytes as they arrive. No later hook may wait before the body is read. */
function countBodies(app: FastifyInstance, admission: Admission): void {
  const bodies = new ArrivingBodies(admission.leastRate)
  app.addHook("onClose", async () => bodies.close())
  app.addHook("preParsing", (request, _reply, payload, done) => {
    const { stay } = request
    const isHeld = WITH_BODY.has(request.method) && request.routeOptions.config.admission !== "streamed"
    if (stay !== null && isHeld && announcedBytes(request) > 0) {
      bodies.add(request.raw, (bytes) => {
        const refusal = stay.takeBytes(bytes)
        return refusal && refuse(admission, refusal)
      })
    }
    done(null, payload)
  })
}

/** Shares belong to the key or the person, and to the peer where none is known. */
function askerOf(request: FastifyRequest): Asker {
  const owner = ownerOf(request.caller) || peerOf(request.ip)
  return { owner, writes: !isRead(request) && !isCheck(request) }
}

/** What reads texts, or figures, without storing anything: its scope says so, since its method does not. */
function isCheck(request: FastifyRequest): boolean {
  const need = readNeed(request.routeOptions.schema?.security)
  return need.kind === "credential" && (need.scope === "check" || need.scope === "read")
}

function refuse({ door, onRefusal }: Admission, refusal: ReachedLimit): ProblemError {
  onRefusal(refusal)
  return new ProblemError("overloaded", `${explain(door, refusal)}. Send it again after Retry-After.`)
}

function explain({ limits }: Door, refusal: ReachedLimit): string {
  return refusal === "bytes"
    ? `The bodies of the requests that are being answered take all the memory that they may (IN_FLIGHT_BYTES is ${limits.bytes}); the rest of this one was not read`
    : `As many requests as can be taken in are being answered (IN_FLIGHT_REQUESTS is ${limits.requests}); this one was not read`
}

/** A body was announced, and has not come as a whole. */
function isComing(request: FastifyRequest): boolean {
  return !request.raw.complete && announcedBytes(request) > 0
}
