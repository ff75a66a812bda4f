import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { readInstantMember } from "../server/parameters.ts"
import { sendAnswer, type TextReaders } from "../texts/send-answer.ts"
import * as schema from "./schema.ts"

/** What a draft says against itself and against what is stored, without storing anything. */
export const draftRoutes: FastifyPluginAsyncTypebox<{ readers: TextReaders }> = async (app, { readers }) => {
  app.post("/check", { schema: schema.check }, async (request, reply) => {
    const { publishedAt, ...draft } = request.body
    const at = readInstantMember("/publishedAt", publishedAt)
    return sendAnswer(reply, readers, { kind: "check", input: { ...draft, publishedAt: at } })
  })
}
