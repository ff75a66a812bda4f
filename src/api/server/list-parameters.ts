import type { FastifyInstance, FastifyRequest } from "fastify"

/**
 * Parameters that take a list are read before they are checked: "open,explained" is two values, and so are two parameters of
 * one name.
 */
export function readLists(app: FastifyInstance): void {
  app.addHook("preValidation", (request, _reply, done) => {
    const query = request.query as Record<string, unknown>
    for (const name of listsOf(request)) {
      if (query[name] !== undefined) query[name] = [query[name]].flat().flatMap((one) => String(one).split(","))
    }
    done()
  })
}

type Properties = Readonly<Record<string, { readonly type?: unknown }>>

function listsOf({ routeOptions }: FastifyRequest): readonly string[] {
  const { properties = {} } = (routeOptions.schema?.querystring ?? {}) as { properties?: Properties }
  return Object.keys(properties).filter((name) => properties[name]?.type === "array")
}
