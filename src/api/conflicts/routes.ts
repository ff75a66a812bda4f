import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { changeConflict, commentOnConflict } from "../../operations/conflicts/change-conflict.ts"
import { isSameVerdict, replayVerdict } from "../../operations/conflicts/replay-verdict.ts"
import { tellVerdicts } from "../../operations/judging/tell-verdicts.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { listConflicts } from "../../store/conflicts/conflict-list.ts"
import { findConflict } from "../../store/conflicts/conflicts.ts"
import { addFirstClaims } from "../../store/conflicts/first-claims.ts"
import type { ConflictRow } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findChange, listChanges, listComments } from "../../store/history/changes.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { followIds } from "../server/id-filters.ts"
import { readBoundsParameters, readMomentParameter } from "../server/parameters.ts"
import { pathOf } from "../server/paths.ts"
import { write } from "../server/write.ts"
import { presentChange, presentComment } from "../values/history.ts"
import { presentVerdict } from "../values/verdict.ts"
import { readPosition, writePosition } from "./cursor.ts"
import { presentConflict } from "./present.ts"
import * as schema from "./schema.ts"

export const conflictRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.get("/conflicts", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, sort = "newest", since, asOfFrom, asOfTo, ...filter } = request.query
    const times = {
      since: readMomentParameter("since", since, "first"),
      asOf: readBoundsParameters({ from: ["asOfFrom", asOfFrom], to: ["asOfTo", asOfTo] }),
    }
    const before = readPosition(cursor, sort)
    const wanted = await followIds(context.db, { ...filter, ...times })
    const found = await listConflicts(context.db, wanted, { sort, limit: limit + 1, before })
    const rows = await tellVerdicts(context.db, await addFirstClaims(context.db, found))
    return pageOf(rows, limit, presentConflict, (row) => writePosition(row, sort))
  })

  app.get("/conflicts/:id", { schema: schema.read }, async (request, reply) => {
    const { etag, body } = await presentWithHistory(context.db, request.params.id)
    return reply.header("etag", etag).send(body)
  })

  app.patch("/conflicts/:id", { schema: schema.change }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      await changeConflict(trx, request.params.id, request.body, { ...occasion, check: ifMatch(request) })
      const { etag, body } = await presentWithHistory(trx, request.params.id)
      return { status: 200, headers: { etag }, body }
    }),
  )

  app.post("/conflicts/:id/comments", { schema: schema.comment }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      const commentId = await commentOnConflict(trx, id, request.body.text, occasion)
      const { family_id } = await requireConflict(trx, id)
      const comment = await findChange(trx, { family_id, id: commentId })
      const headers = { location: pathOf("conflicts", id, "comments") }
      return { status: 201, headers, body: presentComment(comment) }
    }),
  )

  app.get("/conflicts/:id/comments", { schema: schema.comments }, async (request) => {
    const { limit = 50, cursor } = request.query
    const [before] = readCursor<[string]>(cursor, "comments", [isUuid]) ?? []
    const conflict = await requireConflict(context.db, request.params.id)
    const rows = await listComments(context.db, conflict, { limit: limit + 1, before })
    return pageOf(rows, limit, presentComment, (row) => writeCursor("comments", [row.id]))
  })

  app.get("/conflicts/:id/replay", { schema: schema.replay }, async (request) => {
    const conflict = await requireConflict(context.db, request.params.id)
    const { stored, replayed } = await replayVerdict(context.db, conflict)
    const same = isSameVerdict(stored, replayed)
    return { same, stored: presentVerdict(stored), replayed: presentVerdict(replayed) }
  })
}

async function requireConflict(db: Db, id: string): Promise<ConflictRow> {
  const conflict = await findConflict(db, id)
  if (conflict === undefined) throw notFound("conflict", id)
  return conflict
}

async function presentWithHistory(db: Db, id: string) {
  const conflict = await requireConflict(db, id)
  const history = (await listChanges(db, conflict)).map(presentChange)
  const [shown] = (await tellVerdicts(db, await addFirstClaims(db, [conflict]))).map(presentConflict)
  return { etag: etagOf(conflict.version), body: { ...shown, history } }
}
