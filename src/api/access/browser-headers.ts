import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http"
import { Socket } from "node:net"
import cookie from "@fastify/cookie"
import cors from "@fastify/cors"
import type { FastifyInstance } from "fastify"
import helmet, { type HelmetOptions } from "helmet"

const POLICY: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'", "data:"],
      objectSrc: ["'none'"],
    },
  },
  referrerPolicy: { policy: "no-referrer" },
  // The service does not know whether its name is only reached over HTTPS: who ends TLS before it does, and sets it there.
  strictTransportSecurity: false,
}

/**
 * What browsers are told: pages of ours load nothing from elsewhere, are framed by nobody and name no address to others. Pages of
 * the origins in `corsOrigins` may send requests and read the answers, with a session or a key.
 */
export async function setBrowserHeaders(app: FastifyInstance, corsOrigins: readonly string[]): Promise<void> {
  await app.register(cookie)
  const headers = await readHeaders(POLICY)
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  if (corsOrigins.length === 0) return
  await app.register(cors, {
    origin: [...corsOrigins],
    credentials: true,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    exposedHeaders: ["ETag", "Location", "Retry-After", "X-Request-Id", "Idempotency-Replayed", "Snapshot-At"],
    maxAge: 600,
  })
}

/** The headers are the same for every answer, so they are asked for once, of an answer that nobody is sent. */
async function readHeaders(policy: HelmetOptions): Promise<OutgoingHttpHeaders> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  await new Promise<void>((resolve, reject) => {
    helmet(policy)(answer.req, answer, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
  })
  return { ...answer.getHeaders() }
}
