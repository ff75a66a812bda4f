import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { readNameQuery } from "../../operations/names/name-query.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { changeSource, createSource, mergeSources } from "../../operations/sources/change-source.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSource, listSources, searchSources } from "../../store/sources/sources.ts"
import type { Context } from "../server/context.ts"
import { isRank, pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { pathOf } from "../server/paths.ts"
import { write } from "../server/write.ts"
import { presentSource } from "./present.ts"
import * as schema from "./schema.ts"

export const sourceRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/sources", { schema: schema.create }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const id = await createSource(trx, request.body, occasion)
      const source = await requireSource(trx, id)
      const headers = { location: pathOf("sources", id), etag: etagOf(source.version) }
      return { status: 201, headers, body: presentSource(source) }
    }),
  )

  app.get("/sources", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, q, ...filter } = request.query
    if (q !== undefined) {
      const [rank, id] = readCursor<[number, string]>(cursor, "sources by name", [isRank, isUuid]) ?? []
      const after = rank === undefined || id === undefined ? undefined : { rank, id }
      const found = await searchSources(context.db, readNameQuery(q), filter, { limit: limit + 1, after })
      return pageOf(found, limit, presentSource, (row) => writeCursor("sources by name", [row.rank, row.id]))
    }
    const [before] = readCursor<[string]>(cursor, "sources", [isUuid]) ?? []
    const rows = await listSources(context.db, filter, { limit: limit + 1, before })
    return pageOf(rows, limit, presentSource, (row) => writeCursor("sources", [row.id]))
  })

  app.get("/sources/:id", { schema: schema.read }, async (request, reply) => {
    const source = await requireSource(context.db, request.params.id)
    if (source.merged_into !== null) return reply.redirect(pathOf("sources", source.merged_into), 308)
    return reply.header("etag", etagOf(source.version)).send(presentSource(source))
  })

  app.patch("/sources/:id", { schema: schema.change }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      await changeSource(trx, id, request.body, { ...occasion, check: ifMatch(request) })
      const source = await requireSource(trx, id)
      return { status: 200, headers: { etag: etagOf(source.version) }, body: presentSource(source) }
    }),
  )

  app.post("/sources/:id/merge", { schema: schema.merge }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const into = request.body.into.toLowerCase()
      await mergeSources(trx, request.params.id, into, { ...occasion, check: ifMatch(request) })
      const source = await requireSource(trx, into)
      return { status: 200, headers: { etag: etagOf(source.version) }, body: presentSource(source) }
    }),
  )
}

async function requireSource(db: Db, id: string) {
  const source = await findSource(db, id)
  if (source === undefined) throw notFound("source", id)
  return source
}
