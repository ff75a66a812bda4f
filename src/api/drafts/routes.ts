import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { findDraftArticle } from "../../operations/drafts/find-draft-article.ts"
import { findDraftSource } from "../../operations/drafts/find-draft-source.ts"
import type { Context } from "../server/context.ts"
import { readInstantMember } from "../server/parameters.ts"
import { sendAnswer, type TextReaders } from "../texts/send-answer.ts"
import * as schema from "./schema.ts"

type DraftOptions = { readonly readers: TextReaders; readonly context: Context }

/** What a draft says against itself and against what is stored, without storing anything. */
export const draftRoutes: FastifyPluginAsyncTypebox<DraftOptions> = async (app, { readers, context }) => {
  app.post("/check", { schema: schema.check }, async (request, reply) => {
    const { publishedAt, source: ref, article, ...draft } = request.body
    const at = readInstantMember("/publishedAt", publishedAt)
    const source = ref === undefined ? null : await findDraftSource(context.db, ref, "/source")
    const published = article === undefined ? {} : await findDraftArticle(context.db, article)
    return sendAnswer(reply, readers, { kind: "check", input: { ...draft, ...published, source, publishedAt: at } })
  })
}
