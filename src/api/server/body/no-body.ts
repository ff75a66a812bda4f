import type { FastifyInstance } from "fastify"

type BodySchema = { readonly type?: string; readonly required?: readonly string[]; readonly minProperties?: number }

/** A request without a body says as much as one with `{}`, where the operation asks for no member. */
export function allowNoBody(app: FastifyInstance): void {
  app.addHook("preValidation", (request, _reply, done) => {
    if (request.body !== undefined && request.body !== null) return done()
    const body = request.routeOptions.schema?.body as BodySchema | undefined
    const isFree = body?.type === "object" && (body.required ?? []).length === 0 && body.minProperties === undefined
    if (isFree && request.headers["content-type"] === undefined) request.body = {}
    done()
  })
}
