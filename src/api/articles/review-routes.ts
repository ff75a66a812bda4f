import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { Said } from "../../operations/articles/article-input.ts"
import { assignLineage } from "../../operations/articles/assign-lineage.ts"
import { dismissFinding } from "../../operations/articles/dismiss-finding.ts"
import { eraseArticle } from "../../operations/articles/erase-article.ts"
import { requireArticle } from "../../operations/articles/find-article.ts"
import { listNumbered, readChanges } from "../../operations/articles/read-article.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import type { ArticleRow } from "../../store/articles/articles.ts"
import { listDismissals } from "../../store/articles/dismissals.ts"
import { listUnassigned, type UnassignedRow } from "../../store/articles/unassigned.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { followIds } from "../server/id-filters.ts"
import { readMomentParameter } from "../server/parameters.ts"
import { write } from "../server/write.ts"
import {
  locationOf,
  presentDismissal,
  presentFigures,
  presentOpen,
  presentSaid,
  presentTurned,
  presentVersion,
} from "./present.ts"
import * as schema from "./review-schema.ts"

/** What people decide about the figures of articles. */
export const articleReviewRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  const { hints } = context.filer
  app.post("/articles/:source/:externalId/figures/:lineage/assign", { schema: schema.assign }, (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { lineage: given, ...name } = request.params
      const lineage = given.toLowerCase()
      const { article, turned } = await assignLineage(trx, { name, lineage }, request.body, { ...occasion, hints })
      const versions = await listNumbered(trx, article)
      const to = versions.at(-1)
      if (to === undefined) throw new Error("an article has no version")
      const changes = await readChanges(trx, article, versions, { to })
      const figures = await presentFigures(trx, changes)
      const body = {
        article: presentVersion(article, to),
        figure: figures.find((figure) => figure.lineage === lineage) ?? null,
        ...(await presentTurned(trx, turned)),
        unassigned: changes.unassigned,
      }
      return { status: 200, body }
    }),
  )

  app.post("/articles/:source/:externalId/erase", { schema: schema.erase }, (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const erased = await eraseArticle(trx, request.params, request.body, { ...occasion, locations: locationsOf })
      const { article, claims: claimsErased, sources: sourcesErased } = erased
      const source = { id: article.source_id, name: article.source_name }
      return { status: 200, body: { source, externalId: article.external_id, claimsErased, sourcesErased } }
    }),
  )

  app.put("/articles/:source/:externalId/dismissals", { schema: schema.dismiss }, (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = await dismissFinding(trx, request.params, request.body, occasion)
      return { status: 200, body: { items: (await listDismissals(trx, id)).map(presentDismissal) } }
    }),
  )

  app.get("/articles/:source/:externalId/dismissals", { schema: schema.dismissals }, async (request) => {
    const { id } = await requireArticle(context.db, request.params)
    return { items: (await listDismissals(context.db, id)).map(presentDismissal) }
  })

  app.get("/unassigned", { schema: schema.unassigned }, async (request) => {
    const { limit = 50, cursor, since, article, ...ids } = request.query
    const [before] = readCursor<[string]>(cursor, "unassigned", [isUuid]) ?? []
    const { source } = await followIds(context.db, ids)
    const filter = { source, article, since: readMomentParameter("since", since, "first") }
    const rows = await listUnassigned<Said>(context.db, filter, { limit: limit + 1, before })
    return pageOf(rows, limit, presentUnassigned, (row) => writeCursor("unassigned", [row.lineage_id]))
  })
}

/** Where answers about an article say that it is. */
function locationsOf(article: ArticleRow): readonly string[] {
  return [locationOf(article)]
}

function presentUnassigned(row: UnassignedRow<Said>) {
  return {
    lineage: row.lineage_id,
    article: { source: { id: row.source_id, name: row.source_name }, externalId: row.external_id },
    headline: row.headline,
    url: row.url,
    versionId: row.version_id,
    publishedAt: row.published_at,
    mention: presentSaid(row.said),
    ...presentOpen(row.said),
  }
}
