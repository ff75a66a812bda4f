import type { FastifyInstance } from "fastify"

/** An address such as /v1/claims/ has an empty id, and stands for nothing, like any other that is not known. */
export function refuseEmptyIds(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    const ids = Object.values(request.params as Record<string, string>)
    if (ids.includes("")) reply.callNotFound()
    else done()
  })
}
