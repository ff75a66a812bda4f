import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { readInstantMember } from "../server/parameters.ts"
import { sendAnswer } from "../texts/send-answer.ts"
import type { TextThreads } from "../texts/threads/text-threads.ts"
import * as schema from "./schema.ts"

/** What a draft says against itself, without storing anything. */
export const draftRoutes: FastifyPluginAsyncTypebox<{ threads: TextThreads }> = async (app, { threads }) => {
  app.post("/check", { schema: schema.check }, async (request, reply) => {
    const { publishedAt, ...draft } = request.body
    const at = readInstantMember("/publishedAt", publishedAt)
    return sendAnswer(reply, threads, { kind: "check", input: { ...draft, publishedAt: at } })
  })
}
