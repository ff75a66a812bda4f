import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { compareInputsInSteps } from "../../operations/texts/compare-inputs.ts"
import { finishInTurns } from "../../operations/texts/finish-in-turns.ts"
import { refuseMarkup } from "../../operations/texts/refuse-markup.ts"
import { readMarkedUpInSteps } from "../../text/read-marked-up.ts"
import { readInstantMember } from "../server/parameters.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { presentComparison, presentMention } from "./present.ts"
import * as schema from "./schema.ts"

/** A character takes six bytes of JSON at most: "\u00e9". */
const ESCAPED = 6
/** Bytes of a body beside its text: the other members and the brackets. */
const REST_OF_BODY = 16_384

/** What a text or a pair of figures says, without storing anything. `textLimit`: UTF-8 bytes of a text to parse at most. */
export const textRoutes: FastifyPluginAsyncTypebox<{ textLimit: number }> = async (app, { textLimit }) => {
  const bodyLimit = textLimit * ESCAPED + REST_OF_BODY
  app.post("/parse", { schema: schema.parse, bodyLimit }, async (request) => {
    const { text, language, publishedAt, format } = request.body
    const bytes = Buffer.byteLength(text)
    if (bytes > textLimit) {
      const detail = `The text has ${bytes} bytes as UTF-8; at most ${textLimit} are read at once. Send it in parts.`
      throw new ProblemError("body-too-large", detail, { errors: [{ pointer: "/text", detail }] })
    }
    if (format === undefined) refuseMarkup(text, "/text", 'say so with "format"')
    const at = readInstantMember("/publishedAt", publishedAt)
    const read = await finishInTurns(readMarkedUpInSteps(text, { language, publishedAt: at, format }))
    return { ...read, mentions: read.mentions.map(presentMention) }
  })

  app.post("/compare", { schema: schema.compare }, async (request) =>
    presentComparison(await finishInTurns(compareInputsInSteps(request.body))),
  )
}
