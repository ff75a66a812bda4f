import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { printMention } from "../../text/print-mention.ts"
import { readMentions } from "../../text/read-mentions.ts"
import { ProblemError } from "../error-handler.ts"
import { readInstantMember } from "../parameters.ts"
import * as schema from "./schema.ts"

/** A character takes six bytes of JSON at most: "\u00e9". */
const ESCAPED = 6
const REST_OF_BODY = 16_384

export const parseRoutes: FastifyPluginAsyncTypebox<{ textLimit: number }> = async (app, { textLimit }) => {
  const bodyLimit = textLimit * ESCAPED + REST_OF_BODY
  app.post("/parse", { schema: schema.parse, bodyLimit }, async (request) => {
    const { text, language, publishedAt } = request.body
    const bytes = Buffer.byteLength(text)
    if (bytes > textLimit) {
      const detail = `The text has ${bytes} bytes as UTF-8; at most ${textLimit} are read at once. Send it in parts.`
      throw new ProblemError("body-too-large", detail, { errors: [{ pointer: "/text", detail }] })
    }
    const read = readMentions(text, { language, publishedAt: readInstantMember("/publishedAt", publishedAt) })
    return { ...read, mentions: read.mentions.map(printMention) }
  })
}
