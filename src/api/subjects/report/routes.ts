import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { reportOnSubject } from "../../../operations/reports/report-on-subject.ts"
import { notFound } from "../../../operations/requests/refusals.ts"
import { findSubject } from "../../../store/subjects/subjects.ts"
import type { Context } from "../../server/context.ts"
import { pathOf } from "../../server/paths.ts"
import { readPastInstant } from "./past-instant.ts"
import { presentReport } from "./present.ts"
import * as schema from "./schema.ts"

export const reportRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.get("/subjects/:id/report", { schema: schema.read }, async (request, reply) => {
    const { id } = request.params
    const { limit = schema.FIGURES } = request.query
    const now = context.now()
    const at = readPastInstant("at", request.query.at, now)
    const subject = await findSubject(context.db, id)
    if (subject === undefined) throw notFound("subject", id)
    if (subject.merged_into !== null) return reply.redirect(redirectTo(subject.merged_into, request.url), 308)
    const report = await reportOnSubject(context.db, subject, { at: at ?? null, limit })
    return reply.send(presentReport(report, at ?? now))
  })
}

/** The same report of the subject that it was merged into. */
function redirectTo(subjectId: string, url: string): string {
  const [, query] = url.split("?")
  return pathOf("subjects", subjectId, "report") + (query === undefined ? "" : `?${query}`)
}
