import { Readable } from "node:stream"
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { Static } from "typebox"
import { isUuid } from "../../operations/requests/uuid.ts"
import { type AuditFilter, listAudit } from "../../store/access/audit.ts"
import type { Context } from "../server/context.ts"
import { isInstant, pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { followIds } from "../server/id-filters.ts"
import { readMomentParameter } from "../server/parameters.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { presentAuditEntry } from "./present.ts"
import * as schema from "./schema.ts"
import { AUDIT_LINES, streamAudit } from "./stream-audit.ts"

export const auditRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context: { db } }) => {
  // Fastify would read all of an export to answer a HEAD.
  app.get("/audit", { schema: schema.list, exposeHeadRoute: false }, async (request, reply) => {
    const { format = "json", limit, cursor } = request.query
    const filter = await followIds(db, readFilter(request.query))
    if (format !== "json") {
      refuseBeside(format, { limit, cursor })
      const lines = AUDIT_LINES[format]
      return reply.type(lines.type).send(Readable.from(streamAudit(db, filter, lines)))
    }
    const [at, id] = readCursor<[string, string]>(cursor, "audit", [isInstant, isUuid]) ?? []
    const before = at === undefined || id === undefined ? undefined : { at, id }
    const wanted = limit ?? PAGE
    const rows = await listAudit(db, filter, { limit: wanted + 1, before })
    return pageOf(rows, wanted, presentAuditEntry, (row) => writeCursor("audit", [row.at, row.id]))
  })
}

const PAGE = 50

function readFilter({ actor, key, person, operation, from, to }: Static<typeof schema.list.querystring>): AuditFilter {
  const [first, last] = [readMomentParameter("from", from, "first"), readMomentParameter("to", to, "last")]
  return { actor, key, person, operation, from: first, to: last }
}

function refuseBeside(format: string, parts: Readonly<Record<string, unknown>>): void {
  const [parameter] = Object.keys(parts).filter((name) => parts[name] !== undefined)
  if (parameter === undefined) return
  const detail = `belongs to a page; with format=${format} the answer is all of the list`
  throw new ProblemError("invalid-request", `${parameter}: ${detail}.`, { errors: [{ parameter, detail }] })
}
