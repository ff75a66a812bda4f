import type { FastifyInstance } from "fastify"

/** An address such as /v1/claims/ has an empty id, and stands for nothing, like any other that is not known. */
export function refuseEmptyIds(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    const ids = Object.values(request.params as Record<string, string>)
    return ids.includes("") ? reply.callNotFound() : undefined
  })
}
