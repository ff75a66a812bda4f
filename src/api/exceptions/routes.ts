import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { acceptDifference, withdrawException } from "../../operations/conflicts/exceptions.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { type ExceptionRow, findException, listExceptions } from "../../store/conflicts/exceptions.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { followIds } from "../server/id-filters.ts"
import { pathOf } from "../server/paths.ts"
import { write } from "../server/write.ts"
import { presentException } from "./present.ts"
import * as schema from "./schema.ts"

export const exceptionRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/exceptions", { schema: schema.create }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const exception = await requireException(trx, await acceptDifference(trx, request.body, occasion))
      const headers = { location: pathOf("exceptions", exception.id), etag: etagOf(exception.version) }
      return { status: 201, headers, body: presentException(exception) }
    }),
  )

  app.get("/exceptions", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, ...filter } = request.query
    const [before] = readCursor<[string]>(cursor, "exceptions", [isUuid]) ?? []
    const wanted = await followIds(context.db, filter)
    const rows = await listExceptions(context.db, wanted, { limit: limit + 1, before })
    return pageOf(rows, limit, presentException, (row) => writeCursor("exceptions", [row.id]))
  })

  app.get("/exceptions/:id", { schema: schema.read }, async (request, reply) => {
    const exception = await requireException(context.db, request.params.id)
    return reply.header("etag", etagOf(exception.version)).send(presentException(exception))
  })

  app.post("/exceptions/:id/end", { schema: schema.end }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      await withdrawException(trx, id, { ...occasion, check: ifMatch(request), note: request.body.reason })
      const exception = await requireException(trx, id)
      return { status: 200, headers: { etag: etagOf(exception.version) }, body: presentException(exception) }
    }),
  )
}

async function requireException(db: Db, id: string): Promise<ExceptionRow> {
  const exception = await findException(db, id)
  if (exception === undefined) throw notFound("exception", id)
  return exception
}
