import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { readInstantMember } from "../server/parameters.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import * as schema from "./schema.ts"
import { sendAnswer, type TextReaders } from "./send-answer.ts"

/** A character takes six bytes of JSON at most: "\u00e9". */
const ESCAPED = 6
/** Bytes of a body beside its text: the other members and the brackets. */
const REST_OF_BODY = 16_384

/** What a text or a pair of figures says, without storing anything. `textLimit`: UTF-8 bytes of a text to parse at most. */
export const textRoutes: FastifyPluginAsyncTypebox<{ textLimit: number; readers: TextReaders }> = async (
  app,
  { textLimit, readers },
) => {
  const bodyLimit = textLimit * ESCAPED + REST_OF_BODY
  app.post("/parse", { schema: schema.parse, bodyLimit }, async (request, reply) => {
    const { text, language, publishedAt, format } = request.body
    const bytes = Buffer.byteLength(text)
    if (bytes > textLimit) {
      const detail = `The text has ${bytes} bytes as UTF-8; at most ${textLimit} are read at once. Send it in parts.`
      throw new ProblemError("body-too-large", detail, { errors: [{ pointer: "/text", detail }] })
    }
    const at = readInstantMember("/publishedAt", publishedAt)
    return sendAnswer(reply, readers, { kind: "parse", input: { text, language, publishedAt: at, format } })
  })

  app.post("/compare", { schema: schema.compare }, async (request, reply) =>
    sendAnswer(reply, readers, { kind: "compare", input: request.body }),
  )
}
