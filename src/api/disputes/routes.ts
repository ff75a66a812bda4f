import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { loadDispute } from "../../operations/conflicts/load-dispute.ts"
import { settleDispute } from "../../operations/conflicts/settle-dispute.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { listDisputes } from "../../store/conflicts/dispute-list.ts"
import { type DisputeRow, findDispute } from "../../store/conflicts/disputes.ts"
import { SEVERITIES } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSubject } from "../../store/subjects/subjects.ts"
import type { Context } from "../server/context.ts"
import { pageOf } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { followIds } from "../server/id-filters.ts"
import { readBoundsParameters, readMomentParameter } from "../server/parameters.ts"
import { pathOf } from "../server/paths.ts"
import { write } from "../server/write.ts"
import { readPosition, writePosition } from "./cursor.ts"
import { presentDispute, presentDisputeInFull } from "./present.ts"
import * as schema from "./schema.ts"

export const disputeRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.get("/disputes", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, sort = "newest", severityAtLeast, since, asOfFrom, asOfTo, ...filter } = request.query
    const severity = severityAtLeast === undefined ? undefined : SEVERITIES.indexOf(severityAtLeast)
    const after = readPosition(cursor, sort)
    const times = {
      since: readMomentParameter("since", since, "first"),
      asOf: readBoundsParameters({ from: ["asOfFrom", asOfFrom], to: ["asOfTo", asOfTo] }),
    }
    const wanted = await followIds(context.db, { ...filter, ...times, severityAtLeast: severity })
    const rows = await listDisputes(context.db, wanted, { sort, limit: limit + 1, after })
    return pageOf(rows, limit, presentDispute, (row) => writePosition(row, sort))
  })

  app.get("/disputes/:id", { schema: schema.read }, async (request, reply) => {
    const { id } = request.params
    const subject = await findSubject(context.db, id)
    if (subject?.merged_into) return reply.redirect(pathOf("disputes", subject.merged_into), 308)
    const dispute = await loadDispute(context.db, id)
    if (dispute === undefined) throw notFound("subject", id)
    return reply.header("etag", etagOf(dispute.version)).send(presentDisputeInFull(dispute))
  })

  app.post("/disputes/:id/settle", { schema: schema.settle }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const id = request.params.id.toLowerCase()
      const settled = await settleDispute(trx, id, request.body, { ...occasion, check: ifMatch(request) })
      const dispute = await requireDispute(trx, id)
      const headers = { etag: etagOf(dispute.version) }
      return { status: 200, headers, body: { ...settled, dispute: presentDispute(dispute) } }
    }),
  )
}

async function requireDispute(db: Db, subjectId: string): Promise<DisputeRow> {
  const dispute = await findDispute(db, subjectId)
  if (dispute === undefined) throw notFound("subject", subjectId)
  return dispute
}
