import type { FastifyInstance } from "fastify"
import { ProblemError } from "./problems/error-handler.ts"

/**
 * While the service stops it is no longer ready, which keeps new requests away from it, and every answer asks the client
 * to connect anew, which then leads elsewhere.
 */
export function announceStop(app: FastifyInstance): void {
  let isStopping = false
  app.addHook("preClose", async () => {
    isStopping = true
  })
  app.addHook("onRequest", (request, _reply, done) => {
    if (isStopping && request.url === "/health/ready") {
      throw new ProblemError("shutting-down", "The service is stopping.")
    }
    done()
  })
  // When the answer is sent and not when the request comes: some requests came before the stop.
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (isStopping) reply.header("connection", "close")
    done(null, payload)
  })
}
