import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { LearnScore } from "../../match/subjects/learn/try-cases.ts"
import type { LinkModel } from "../../match/subjects/score/link-model.ts"
import { requireLinkModel, revokeLinkModel } from "../../operations/links/find-link-model.ts"
import { learnLinks, nameModel, saveLinkModel } from "../../operations/links/learn-links.ts"
import { readModelInForce } from "../../operations/links/model-in-force.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { DEFAULT_LANGUAGE, LANGUAGES } from "../../quantity/languages/languages.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listDirectoryChanges } from "../../store/history/changes.ts"
import { listLinkModels } from "../../store/links/link-models.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { pathOf } from "../server/paths.ts"
import { write } from "../server/write.ts"
import { presentChange } from "../values/history.ts"
import { presentLearned, presentLinkModel } from "./present.ts"
import * as schema from "./schema.ts"

/** Models for linking that are learned from what people decide. */
export const linkModelRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/link-models", { schema: schema.create }, async (request, reply) => {
    const { dryRun = false, note = null, language = DEFAULT_LANGUAGE } = request.body
    const learned = await learnLinks(context.db, language)
    if (dryRun) return reply.send(presentLearned(learned))
    return write(context, request, reply, async (trx, occasion) => {
      const { base, number } = await saveLinkModel(trx, learned, note, occasion)
      const name = nameModel(base, number)
      return { status: 201, headers: { location: pathOf("link-models", name) }, body: await presentNamed(trx, name) }
    })
  })

  app.get("/link-models", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor } = request.query
    const [before] = readCursor<[string]>(cursor, "link-models", [isUuid]) ?? []
    const rows = await listLinkModels<LinkModel, LearnScore>(context.db, { limit: limit + 1, before })
    const inForce = await listInForce(context.db)
    return pageOf(
      rows,
      limit,
      (row) => presentLinkModel(row, inForce),
      (row) => writeCursor("link-models", [row.id]),
    )
  })

  app.get("/link-models/:name", { schema: schema.read }, async (request) => {
    const row = await requireLinkModel(context.db, request.params.name)
    const { weights, calibration } = row.model
    const history = (await listDirectoryChanges(context.db, row.id)).map(presentChange)
    return { ...presentLinkModel(row, await listInForce(context.db)), weights, calibration, history }
  })

  app.post("/link-models/:name/revoke", { schema: schema.revoke }, (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      await revokeLinkModel(trx, request.params.name, occasion)
      return { status: 200, body: await presentNamed(trx, request.params.name) }
    }),
  )
}

async function presentNamed(db: Db, name: string) {
  return presentLinkModel(await requireLinkModel(db, name), await listInForce(db))
}

async function listInForce(db: Db): Promise<ReadonlySet<string>> {
  const models = await Promise.all(LANGUAGES.map((language) => readModelInForce(db, language)))
  return new Set(models.map(({ name }) => name))
}
