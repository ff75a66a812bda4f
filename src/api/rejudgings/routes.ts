import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { findRejudging, listRejudgings } from "../../store/rules/rejudgings.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { followIds } from "../server/id-filters.ts"
import { presentRejudging } from "./present.ts"
import * as schema from "./schema.ts"

export const rejudgingRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.get("/rejudgings", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, ...filter } = request.query
    const [before] = readCursor<[string]>(cursor, "rejudgings", [isUuid]) ?? []
    const wanted = await followIds(context.db, filter)
    const rows = await listRejudgings(context.db, wanted, { limit: limit + 1, before })
    return pageOf(rows, limit, presentRejudging, (row) => writeCursor("rejudgings", [row.id]))
  })

  app.get("/rejudgings/:id", { schema: schema.read }, async (request) => {
    const rejudging = await findRejudging(context.db, request.params.id)
    if (rejudging === undefined) throw notFound("rejudging", request.params.id)
    return presentRejudging(rejudging)
  })
}
