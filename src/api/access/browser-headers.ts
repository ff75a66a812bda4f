import cookie from "@fastify/cookie"
import cors from "@fastify/cors"
import helmet from "@fastify/helmet"
import type { FastifyInstance } from "fastify"

/**
 * What browsers are told: pages of ours load nothing from elsewhere, are framed by nobody and name no address to others. Pages of
 * the origins in `corsOrigins` may send requests and read the answers, with a session or a key.
 */
export async function setBrowserHeaders(app: FastifyInstance, corsOrigins: readonly string[]): Promise<void> {
  await app.register(cookie)
  await app.register(helmet, {
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
  })
  if (corsOrigins.length === 0) return
  await app.register(cors, {
    origin: [...corsOrigins],
    credentials: true,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    exposedHeaders: ["ETag", "Location", "Retry-After", "X-Request-Id", "Idempotency-Replayed"],
    maxAge: 600,
  })
}
