import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { requireSections, requireTextOrClaims } from "../../operations/articles/article-input.ts"
import { requireArticle } from "../../operations/articles/find-article.ts"
import { type PutVersion, putVersion } from "../../operations/articles/put-version.ts"
import {
  listNumbered,
  type NumberedVersion,
  readChanges,
  requireVersion,
} from "../../operations/articles/read-article.ts"
import { withdrawArticle } from "../../operations/articles/withdraw-article.ts"
import type { ArticleRow } from "../../store/articles/articles.ts"
import { listDismissals } from "../../store/articles/dismissals.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listDirectoryChanges } from "../../store/history/changes.ts"
import type { Context } from "../server/context.ts"
import { isPlace, pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf } from "../server/etag.ts"
import { readInstantParameter } from "../server/parameters.ts"
import { type Answer, sendAnswer, serialise, write } from "../server/write.ts"
import type { TextReaders } from "../texts/send-answer.ts"
import { presentChange } from "../values/history.ts"
import {
  type AnsweredText,
  countChanges,
  locationOf,
  presentFigures,
  presentFindings,
  presentTurned,
  presentVersion,
} from "./present.ts"
import { readText, withNeighbours } from "./read-version.ts"
import * as schema from "./schema.ts"

export const articleRoutes: FastifyPluginAsyncTypebox<{ context: Context; readers: TextReaders }> = async (
  app,
  { context, readers },
) => {
  const { hints } = context.filer
  app.put("/articles/:source/:externalId", { schema: schema.put }, async (request, reply) => {
    const { dryRun = false, ...input } = request.body
    const name = request.params
    requireTextOrClaims(input)
    requireSections(input)
    return withNeighbours(async () => {
      const read = await readText(context, readers, { reply, name, input })
      const put = write(context, request, reply, async (trx, occasion) => {
        const printed = await answerPut(
          trx,
          await putVersion(trx, name, input, { ...occasion, hints, read }),
          read?.read ?? null,
        )
        if (dryRun) throw new DryRun({ ...printed, status: 200 })
        return printed
      })
      return put.catch((error: unknown) => {
        if (!(error instanceof DryRun)) throw error
        return sendAnswer(reply, serialise(error.answer))
      })
    })
  })

  app.get("/articles/:source/:externalId", { schema: schema.read }, async (request, reply) => {
    const article = await requireArticle(context.db, request.params)
    reply.header("etag", etagOf(article.version))
    return readWhole(context.db, article)
  })

  app.delete("/articles/:source/:externalId", { schema: schema.withdraw }, async (request, reply) => {
    const { at, reason = null } = request.query
    const given = readInstantParameter("at", at)
    return write(context, request, reply, async (trx, occasion) => {
      const how = { at: given ?? occasion.now, reason }
      const { article, turned } = await withdrawArticle(trx, request.params, how, { ...occasion, hints })
      const versions = await listNumbered(trx, article)
      const to = lastOf(versions)
      const figures = await presentFigures(trx, await readChanges(trx, article, versions, { to }))
      const body = { article: presentVersion(article, to), figures, ...(await presentTurned(trx, turned)) }
      return { status: 200, body }
    })
  })

  app.get("/articles/:source/:externalId/versions", { schema: schema.versions }, async (request) => {
    const { limit = 50, cursor } = request.query
    const [after = 0] = readCursor<[number]>(cursor, "versions of article", [isPlace]) ?? []
    const article = await requireArticle(context.db, request.params)
    const rows = (await listNumbered(context.db, article)).slice(after, after + limit + 1)
    const present = (version: NumberedVersion) => presentVersion(article, version)
    return pageOf(rows, limit, present, ({ number }) => writeCursor("versions of article", [number]))
  })

  app.get("/articles/:source/:externalId/versions/:version", { schema: schema.version }, async (request) => {
    const article = await requireArticle(context.db, request.params)
    const versions = await listNumbered(context.db, article)
    const to = requireVersion(versions, request.params.version)
    const changes = await readChanges(context.db, article, versions, { to })
    const figures = await presentFigures(context.db, changes)
    return { ...presentVersion(article, to), figures, unassigned: changes.unassigned }
  })

  app.get("/articles/:source/:externalId/changes", { schema: schema.changes }, async (request) => {
    const article = await requireArticle(context.db, request.params)
    const versions = await listNumbered(context.db, article)
    const to = requireVersion(versions, request.query.to ?? versions.length)
    const from = request.query.from === undefined ? {} : { from: requireVersion(versions, request.query.from) }
    const changes = await readChanges(context.db, article, versions, { ...from, to })
    return {
      from: changes.from === null ? null : presentVersion(article, changes.from),
      to: presentVersion(article, to),
      figures: await presentFigures(context.db, changes),
      ...countChanges(changes),
    }
  })
}

/** Ends the transaction of a request that stores nothing, with its answer. */
class DryRun extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super("nothing is stored")
    this.answer = answer
  }
}

async function answerPut(
  db: Db,
  { article, versionId, isNew, turned }: PutVersion,
  read: AnsweredText | null,
): Promise<Answer> {
  const versions = await listNumbered(db, article)
  const to = versions.find(({ id }) => id === versionId) ?? lastOf(versions)
  const changes = await readChanges(db, article, versions, { to })
  const body = {
    article: presentVersion(article, to),
    figures: await presentFigures(db, changes),
    ...(await presentTurned(db, turned)),
    ...presentFindings(read, await listDismissals(db, article.id)),
    unassigned: changes.unassigned,
  }
  return { status: isNew ? 201 : 200, headers: { location: locationOf(article) }, body }
}

function lastOf(versions: readonly NumberedVersion[]): NumberedVersion {
  const last = versions.at(-1)
  if (last === undefined) throw new Error("an article has no version")
  return last
}

async function readWhole(db: Db, article: ArticleRow) {
  const versions = await listNumbered(db, article)
  const to = lastOf(versions)
  const changes = await readChanges(db, article, versions, { to })
  return {
    ...presentVersion(article, to),
    versions: versions.length,
    withdrawnAt: to.is_withdrawal ? to.published_at : null,
    figures: await presentFigures(db, changes),
    unassigned: changes.unassigned,
    history: (await listDirectoryChanges(db, article.id)).map(presentChange),
  }
}
