import type { FastifyReply, FastifyRequest } from "fastify"

/** How a request ended, in terms of which there are few: no ids, no paths. */
export type RequestEnd = {
  readonly method: string
  /** The pattern, such as /v1/claims/:id; "unknown" where no route takes the path. */
  readonly route: string
  /** 499 where the sender left before the answer was sent. */
  readonly status: number
  readonly seconds: number
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

const SENDER_LEFT = 499

/** Tells once how a request ended, whether its answer was sent or its connection was lost. */
export function tellEnd(request: FastifyRequest, reply: FastifyReply, tell: (end: RequestEnd) => void): void {
  const started = performance.now()
  reply.raw.once("close", () => {
    tell({
      method: METHODS.has(request.method) ? request.method : "other",
      route: request.routeOptions.url ?? "unknown",
      status: reply.raw.writableFinished ? reply.raw.statusCode : SENDER_LEFT,
      seconds: (performance.now() - started) / 1_000,
    })
  })
}
