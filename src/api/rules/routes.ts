import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { findTolerance } from "../../operations/judging/tolerances.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { previewRule } from "../../operations/rules/preview-rule.ts"
import { PreviewTurns } from "../../operations/rules/preview-turns.ts"
import { changeRule, createRule, retireRule, type Saved } from "../../operations/rules/save-rule.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inSnapshot } from "../../store/connection/snapshot.ts"
import { findRejudging } from "../../store/rules/rejudgings.ts"
import { findRule, findRules, listRules, listRuleVersions } from "../../store/rules/rules.ts"
import { findSubject } from "../../store/subjects/subjects.ts"
import { presentRejudging } from "../rejudgings/present.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { followIds } from "../server/id-filters.ts"
import { pathOf } from "../server/paths.ts"
import { write } from "../server/write.ts"
import { presentPreview, presentRule, presentRuleVersion, presentTolerance } from "./present.ts"
import * as schema from "./schema.ts"

export type RuleOptions = {
  readonly context: Context
  /** Milliseconds that a preview looks through the store; the page that it is at then is finished. */
  readonly previewTime: number
}

/** A preview holds a connection for as long as it runs. One at a time leaves the other connection of a pool of two free. */
const PREVIEWS = { atOnce: 1, waiting: 5 }

export const ruleRoutes: FastifyPluginAsyncTypebox<RuleOptions> = async (app, { context, previewTime }) => {
  const turns = new PreviewTurns({ ...PREVIEWS, seconds: previewTime / 1_000 })
  app.post("/rules", { schema: schema.create }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const saved = await presentSaved(trx, await createRule(trx, request.body, occasion))
      return { ...saved, status: 201 }
    }),
  )

  app.post("/rules/preview", { schema: schema.preview }, async (request) => {
    const look = (db: Db) => {
      const end = performance.now() + previewTime
      return previewRule(db, request.body, { now: context.now(), isOver: () => performance.now() >= end })
    }
    return presentPreview(await turns.take(() => inSnapshot(context.db, look)))
  })

  app.get("/rules", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, ...filter } = request.query
    const [before] = readCursor<[string]>(cursor, "rules", [isUuid]) ?? []
    const wanted = await followIds(context.db, filter)
    const rows = await listRules(context.db, wanted, { limit: limit + 1, before })
    return pageOf(rows, limit, presentRule, (row) => writeCursor("rules", [row.id]))
  })

  app.get("/rules/:id", { schema: schema.read }, async (request, reply) => {
    const rule = await requireRule(context.db, request.params.id)
    const versions = (await listRuleVersions(context.db, rule.id)).map(presentRuleVersion)
    return reply.header("etag", etagOf(rule.version)).send({ ...presentRule(rule), versions })
  })

  app.put("/rules/:id", { schema: schema.change }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) =>
      presentSaved(
        trx,
        await changeRule(trx, request.params.id, request.body, { ...occasion, check: ifMatch(request) }),
      ),
    ),
  )

  app.delete("/rules/:id", { schema: schema.retire }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) =>
      presentSaved(trx, await retireRule(trx, request.params.id, { ...occasion, check: ifMatch(request) })),
    ),
  )

  app.get("/subjects/:id/tolerance", { schema: schema.tolerance }, async (request, reply) => {
    const { id } = request.params
    const subject = await findSubject(context.db, id)
    if (subject === undefined) throw notFound("subject", id)
    if (subject.merged_into !== null) return reply.redirect(pathOf("subjects", subject.merged_into, "tolerance"), 308)
    const tolerance = await findTolerance(context.db, subject)
    const rows = await findRules(
      context.db,
      tolerance.rules.map((use) => use.id),
    )
    return reply.send(presentTolerance(subject, tolerance, rows))
  })
}

async function requireRule(db: Db, id: string) {
  const rule = await findRule(db, id)
  if (rule === undefined) throw notFound("rule", id)
  return rule
}

async function presentSaved(db: Db, { ruleId, rejudgingId }: Saved) {
  const rule = await requireRule(db, ruleId)
  const rejudging = rejudgingId === null ? undefined : await findRejudging(db, rejudgingId)
  return {
    status: 200,
    headers: { location: pathOf("rules", ruleId), etag: etagOf(rule.version) },
    body: { ...presentRule(rule), rejudging: rejudging === undefined ? null : presentRejudging(rejudging) },
  }
}
