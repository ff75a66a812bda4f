import type { FastifyInstance } from "fastify"

/** Bytes of a form at most: a token and a name. */
const FORM_LIMIT = 4_096

/** Reads what a form of a page sends. Of a field that comes twice the last counts, as the schemas take texts only. */
export function readForms(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json")
  app.addContentTypeParser<string>(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: FORM_LIMIT },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body))),
  )
}
