import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { correctClaim, retractClaim } from "../../operations/end-claim.ts"
import { fileClaim } from "../../operations/file-claim.ts"
import { notFound } from "../../operations/refusals.ts"
import { listChanges } from "../../store/changes.ts"
import { findClaim, listClaims } from "../../store/claims.ts"
import { countStanding, listConflicts, listStanding } from "../../store/conflicts.ts"
import type { Db } from "../../store/connect.ts"
import type { Context } from "../context.ts"
import { isInstant, isUuid, pageOf, readCursor, writeCursor } from "../cursor.ts"
import { readInstantParameter, readPeriodParameter } from "../parameters.ts"
import { presentChange, presentClaim, presentConflict } from "../present.ts"
import { etagOf, ifMatch, write } from "../write.ts"
import * as schema from "./schema.ts"

/** Conflicts shown in the answer to a filed claim. */
const SHOWN = 100

export const claimRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/claims", { schema: schema.file }, async (request, reply) =>
    write(context, request, reply, async (trx, now) => {
      const filed = await fileClaim(trx, request.body, now)
      return { ...(await presentFiled(trx, filed.claimId)), status: filed.created ? 201 : 200 }
    }),
  )

  app.get("/claims", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, publishedFrom, publishedTo, asOf, ...filter } = request.query
    const [publishedAt, id] = readCursor<[string, string]>(cursor, "claims", [isInstant, isUuid]) ?? []
    const before = publishedAt === undefined || id === undefined ? undefined : { publishedAt, id }
    const period = {
      publishedFrom: readInstantParameter("publishedFrom", publishedFrom),
      publishedTo: readInstantParameter("publishedTo", publishedTo),
      asOf: readPeriodParameter("asOf", asOf),
    }
    const rows = await listClaims(context.db, { ...filter, ...period }, { limit: limit + 1, before })
    return pageOf(rows, limit, presentClaim, (row) => writeCursor("claims", [row.published_at, row.id]))
  })

  app.get("/claims/:id", { schema: schema.read }, async (request, reply) => {
    const claim = await requireClaim(context.db, request.params.id)
    const history = (await listChanges(context.db, claim.id)).map(presentChange)
    return reply.header("etag", etagOf(claim.version)).send({ ...presentClaim(claim), history })
  })

  app.get("/claims/:id/conflicts", { schema: schema.conflicts }, async (request) => {
    const { limit = 50, cursor, status } = request.query
    const claim = await requireClaim(context.db, request.params.id)
    const [id] = readCursor<[string]>(cursor, "claim conflicts", [isUuid]) ?? []
    const before = id === undefined ? undefined : { id, severity: 0 }
    const filter = { figure: claim.figure_id, status }
    const rows = await listConflicts(context.db, filter, { sort: "newest", limit: limit + 1, before })
    return pageOf(rows, limit, presentConflict, (row) => writeCursor("claim conflicts", [row.id]))
  })

  app.post("/claims/:id/retract", { schema: schema.retract }, async (request, reply) =>
    write(context, request, reply, async (trx, now) => {
      const { id } = request.params
      const conflictsResolved = await retractClaim(trx, id, request.body, { now, check: ifMatch(request) })
      const claim = await requireClaim(trx, id)
      const headers = { etag: etagOf(claim.version) }
      return { status: 200, headers, body: { claim: presentClaim(claim), conflictsResolved } }
    }),
  )

  app.post("/claims/:id/correct", { schema: schema.correct }, async (request, reply) =>
    write(context, request, reply, async (trx, now) => {
      const id = await correctClaim(trx, request.params.id, request.body, { now, check: ifMatch(request) })
      return { ...(await presentFiled(trx, id)), status: 201 }
    }),
  )
}

async function requireClaim(db: Db, id: string) {
  const claim = await findClaim(db, id)
  if (claim === undefined) throw notFound("claim", id)
  return claim
}

/** The claim with the disagreements that its figure stands in. */
async function presentFiled(db: Db, claimId: string) {
  const claim = await requireClaim(db, claimId)
  const conflicts = await listStanding(db, claim.figure_id, SHOWN)
  const conflictsTotal = conflicts.length < SHOWN ? conflicts.length : await countStanding(db, claim.figure_id)
  return {
    headers: { location: `/v1/claims/${claim.id}`, etag: etagOf(claim.version) },
    body: { claim: presentClaim(claim), conflicts: conflicts.map(presentConflict), conflictsTotal },
  }
}
