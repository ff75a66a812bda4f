import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { onRequestHookHandler } from "fastify"
import type { Static } from "typebox"
import { correctClaim } from "../../operations/claims/correct-claim.ts"
import { retractClaim } from "../../operations/claims/end-claim.ts"
import { eraseClaim } from "../../operations/claims/erasing/erase-claim.ts"
import { type FiledClaim, type PrintedAnswer, SHOWN } from "../../operations/claims/filing/file-together.ts"
import { prepareClaim } from "../../operations/claims/filing/prepare-claim.ts"
import { listWarnings } from "../../operations/claims/list-warnings.ts"
import { moveClaim } from "../../operations/claims/move-claim.ts"
import { findLeftOut, findStandings, NOTHING_STANDS, type Standing } from "../../operations/judging/standing.ts"
import { tellVerdicts } from "../../operations/judging/tell-verdicts.ts"
import { readReviewed } from "../../operations/records/read-reviewed.ts"
import type { Occasion } from "../../operations/requests/occasion.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { listClaims } from "../../store/claims/claim-list.ts"
import { type ClaimRow, findClaim } from "../../store/claims/claims.ts"
import { listConflicts } from "../../store/conflicts/conflict-list.ts"
import { addFirstClaims } from "../../store/conflicts/first-claims.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listChanges } from "../../store/history/changes.ts"
import { presentConflict, printConflict } from "../conflicts/present.ts"
import { readActor } from "../server/actor.ts"
import { auditedOf } from "../server/audited.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { followIds } from "../server/id-filters.ts"
import { answerOf, readKey } from "../server/idempotency.ts"
import { readMomentParameter, readPeriodParameter, requireBeside } from "../server/parameters.ts"
import { pathOf } from "../server/paths.ts"
import { sendAnswer, write } from "../server/write.ts"
import { presentChange } from "../values/history.ts"
import { presentReviewed } from "./claim-review.ts"
import { readPosition, writePosition } from "./cursor.ts"
import { presentClaim } from "./present.ts"
import * as schema from "./schema.ts"

export const claimRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  const { filer } = context
  const requireRoom: onRequestHookHandler = (_request, _reply, done) => {
    filer.requireRoom()
    done()
  }
  app.post("/claims", { schema: schema.file, onRequest: requireRoom }, async (request, reply) => {
    const key = readKey(request)
    const preparing = { hints: filer.hints, now: context.now(), actor: readActor(request) }
    const audited = auditedOf(request, preparing.actor)
    const claim = prepareClaim(request.body, preparing)
    const result = await filer.file({ claim, key, audited, print: printFiled })
    return sendAnswer(reply, answerOf(result, key))
  })

  app.get("/claims", { schema: schema.list }, (request) => listPage(context, request.query))

  app.get("/claims/:id", { schema: schema.read }, async (request, reply) => {
    const claim = await requireClaim(context.db, request.params.id)
    reply.header("etag", etagOf(claim.version))
    if (request.query.format !== "claimreview") return readWithHistory(context.db, claim)
    reply.type("application/ld+json; charset=utf-8")
    return readReview(context.db, claim)
  })

  app.get("/claims/:id/conflicts", { schema: schema.conflicts }, async (request) => {
    const { limit = 50, cursor, status } = request.query
    const claim = await requireClaim(context.db, request.params.id)
    const [id] = readCursor<[string]>(cursor, "claim conflicts", [isUuid]) ?? []
    const before = id === undefined ? undefined : { id, severity: 0 }
    const filter = { figure: figureOf(claim), status }
    const found = await listConflicts(context.db, filter, { sort: "newest", limit: limit + 1, before })
    const rows = await tellVerdicts(context.db, await addFirstClaims(context.db, found))
    const leftOut = await findLeftOut(context.db, figureOf(claim), context.now())
    return { ...pageOf(rows, limit, presentConflict, (row) => writeCursor("claim conflicts", [row.id])), leftOut }
  })

  await app.register(changeRoutes, { context })
}

/** What is done to a claim that is on file. */
const changeRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/claims/:id/retract", { schema: schema.retract }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      const conflictsResolved = await retractClaim(trx, id, request.body, { ...occasion, check: ifMatch(request) })
      const claim = await requireClaim(trx, id)
      const headers = { etag: etagOf(claim.version) }
      return { status: 200, headers, body: { claim: presentClaim(claim), conflictsResolved } }
    }),
  )

  app.post("/claims/:id/correct", { schema: schema.correct }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const corrected = await correctClaim(trx, request.params.id, request.body, {
        ...occasion,
        check: ifMatch(request),
      })
      const claim = await requireClaim(trx, corrected.claimId)
      return presentFiled({
        claim,
        created: corrected.isNew,
        similar: null,
        standing: await findStanding(trx, claim, occasion),
      })
    }),
  )

  app.post("/claims/:id/erase", { schema: schema.erase }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      const erased = await eraseClaim(trx, id, request.body, { ...occasion, check: ifMatch(request) })
      const claim = await requireClaim(trx, id)
      const { claims: claimsErased, sources: sourcesErased, kept: namesKept } = erased
      const body = { claim: presentClaim(claim), claimsErased, sourcesErased, namesKept }
      return { status: 200, headers: { etag: etagOf(claim.version) }, body }
    }),
  )

  app.post("/claims/:id/move", { schema: schema.move }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      const conflictsResolved = await moveClaim(trx, id, request.body, { ...occasion, check: ifMatch(request) })
      const claim = await requireClaim(trx, id)
      const filed = presentFiled({
        claim,
        created: false,
        similar: null,
        standing: await findStanding(trx, claim, occasion),
      })
      return { ...filed, body: { ...filed.body, conflictsResolved } }
    }),
  )
}

async function readWithHistory(db: Db, claim: ClaimRow) {
  return { ...presentClaim(claim), history: (await listChanges(db, claim)).map(presentChange) }
}

async function readReview(db: Db, { id }: ClaimRow) {
  const [reviewed] = await readReviewed(db, { ids: [id] })
  if (reviewed === undefined) throw notFound("claim", id)
  return presentReviewed(reviewed)
}

async function findStanding(db: Db, claim: ClaimRow, { now }: Occasion): Promise<Standing> {
  return (await findStandings(db, [figureOf(claim)], SHOWN, now)).get(claim.figure_id) ?? NOTHING_STANDS
}

function figureOf({ family_id, figure_id: id }: ClaimRow) {
  return { family_id, id }
}

async function requireClaim(db: Db, id: string) {
  const claim = await findClaim(db, id)
  if (claim === undefined) throw notFound("claim", id)
  return claim
}

/** The text of `presentFiled`, with conflicts that are put together from what was printed before. */
function printFiled(filed: FiledClaim): PrintedAnswer {
  const { status, headers } = presentHead(filed)
  const claim = JSON.stringify(presentClaim(filed.claim))
  const conflicts = filed.standing.conflicts.map(printConflict).join()
  const rest = JSON.stringify(presentRest(filed)).slice(1)
  return { status, headers, body: `{"claim":${claim},"conflicts":[${conflicts}],${rest}` }
}

/** The claim with the disagreements that its figure stands in. */
function presentFiled(filed: FiledClaim) {
  const { claim, standing } = filed
  const conflicts = standing.conflicts.map(presentConflict)
  return { ...presentHead(filed), body: { claim: presentClaim(claim), conflicts, ...presentRest(filed) } }
}

function presentHead({ claim, created }: FiledClaim) {
  return {
    status: created ? 201 : 200,
    headers: { location: pathOf("claims", claim.id), etag: etagOf(claim.version) },
  }
}

function presentRest({ claim, similar, standing }: FiledClaim) {
  return {
    conflictsTotal: standing.total,
    conflictsLeftOut: standing.leftOut,
    subjectCreated: similar !== null,
    ...(similar === null ? {} : { similar }),
    ...listWarnings(claim),
  }
}

type ListQuery = Static<typeof schema.list.querystring>

async function listPage({ db }: Context, query: ListQuery) {
  const { limit = 50, cursor, publishedFrom, publishedTo, asOf, ...rest } = query
  const { sort: by = "published", order: direction = "desc", ...filter } = rest
  const order = { by, direction }
  const before = readPosition(cursor, order)
  const period = {
    publishedFrom: readMomentParameter("publishedFrom", publishedFrom, "first"),
    publishedTo: readMomentParameter("publishedTo", publishedTo, "last"),
    asOf: readPeriodParameter("asOf", asOf),
  }
  requireBeside("superseded", filter.superseded, "subject", filter.subject)
  const wanted = await followIds(db, { ...filter, ...period })
  const rows = await listClaims(db, wanted, { limit: limit + 1, before, order })
  return pageOf(rows, limit, presentClaim, (row) => writePosition(row, order))
}
