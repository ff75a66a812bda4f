import type { IncomingMessage } from "node:http"
import type { FastifyInstance } from "fastify"
import { newId } from "../../store/connection/new-id.ts"

/** The id that a proxy has given the request, where it is fit for a log; otherwise a new one. */
export function chooseRequestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"]
  return typeof given === "string" && /^[\w.:-]{1,100}$/.test(given) ? given : newId()
}

/** Every answer names its request, so that a person can find it in the log. */
export function sendRequestIds(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id)
    done()
  })
}
