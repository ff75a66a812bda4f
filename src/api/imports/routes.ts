import { Readable } from "node:stream"
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { FastifyReply, FastifyRequest } from "fastify"
import { RECORD_KINDS } from "../../operations/records/record.ts"
import { notCsv, resultsGone } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { newId } from "../../store/connection/new-id.ts"
import { listLines } from "../../store/imports/import-lines.ts"
import { findUndos } from "../../store/imports/import-undos.ts"
import { findImportOfKey, type ImportRow, listImports } from "../../store/imports/imports.ts"
import * as claims from "../claims/schema.ts"
import { validateLine } from "../records/line-validator.ts"
import { RECORD_SCHEMAS } from "../records/shape.ts"
import { readActor } from "../server/actor.ts"
import { auditedOf } from "../server/audited.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { pathOf } from "../server/paths.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import type { SeparatorName } from "./csv/separators.ts"
import { readImportKey } from "./import-key.ts"
import { makeLineReader } from "./line-reader.ts"
import { loadImport, requireImport } from "./load-import.ts"
import { FORMATS, readFormat } from "./media-types.ts"
import { presentImport, presentLine } from "./present.ts"
import { type Limits, readChunks, tooLarge } from "./read-chunks.ts"
import { ACCEPTED, receive } from "./receive.ts"
import * as schema from "./schema.ts"
import { streamRefused } from "./stream-refused.ts"
import { allowLongUpload } from "./upload-timeout.ts"

export type ImportOptions = {
  readonly context: Context
  readonly limits: Limits
  /** Bytes of a line at most. */
  readonly lineLimit: number
}

/** The routes of imports. The body of an upload is read line by line as it arrives. */
export const importRoutes: FastifyPluginAsyncTypebox<ImportOptions> = async (app, { context, limits, lineLimit }) => {
  // No parser reads the body: it stays in the socket until the handler reads it line by line.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(Object.keys(FORMATS), (_request, _payload, done) => done(null))
  const config = { takes: Object.keys(FORMATS).join(" or "), admission: "streamed" } as const

  app.post("/imports", { schema: schema.create, config }, async (request, reply) => {
    const long = allowLongUpload(request.raw.socket)
    try {
      const { id, replayed } = await takeUpload(request, { context, limits, lineLimit })
      if (replayed) reply.header("idempotency-replayed", "true")
      return reply
        .code(ACCEPTED)
        .header("location", pathOf("imports", id))
        .send(await loadImport(context.db, id))
    } catch (error) {
      giveUpBody(request, reply, error)
      throw error
    } finally {
      long.end()
    }
  })

  app.get("/imports", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, ...filter } = request.query
    const [before] = readCursor<[string]>(cursor, "imports", [isUuid]) ?? []
    const rows = await listImports(context.db, filter, { limit: limit + 1, before })
    const undos = await findUndos(
      context.db,
      rows.map(({ id }) => id),
    )
    const undoOf = new Map(undos.map((undo) => [undo.import_id, undo]))
    const present = (row: ImportRow) => presentImport(row, undoOf.get(row.id))
    return pageOf(rows, limit, present, (row) => writeCursor("imports", [row.id]))
  })

  app.get("/imports/:id", { schema: schema.read }, async (request) => loadImport(context.db, request.params.id))

  app.get("/imports/:id/lines", { schema: schema.lines }, async (request) => {
    const { limit = 50, cursor, outcome } = request.query
    const [after] = readCursor<[number]>(cursor, "import lines", [isLine]) ?? []
    const { id } = request.params
    // The lines are read before the import: if the import says afterwards that they are still kept, none was missing.
    const rows = await listLines(context.db, id, outcome, { limit: limit + 1, after })
    requireLines(await requireImport(context.db, id))
    return pageOf(rows, limit, presentLine, (row) => writeCursor("import lines", [row.line]))
  })

  // Fastify would read all of the lines to answer a HEAD.
  app.get("/imports/:id/refused", { schema: schema.refused, exposeHeadRoute: false }, async (request, reply) => {
    const { id } = request.params
    const { csv } = requireLines(await requireImport(context.db, id))
    if (csv === null) throw notCsv(id)
    const name = `attachment; filename="refused-${id}.csv"`
    reply.header("content-disposition", name).type("text/csv; charset=utf-8")
    return reply.send(Readable.from(streamRefused(context.db, id, csv)))
  })
}

type UploadQuery = { readonly language?: LanguageCode; readonly separator?: SeparatorName }

async function takeUpload(
  request: FastifyRequest<{ Querystring: UploadQuery }>,
  { context, limits, lineLimit }: ImportOptions,
): Promise<{ id: string; replayed: boolean }> {
  const format = readFormat(request)
  const actor = readActor(request)
  if (Number(request.headers["content-length"] ?? 0) > limits.bytes) throw tooLarge(limits.bytes)
  const key = readImportKey(request)
  const before = key === null ? undefined : await findImportOfKey(context.db, key)
  const upload = { id: before?.id ?? newId(), format, key, actor }
  const audited = auditedOf(request, actor)
  const reader = makeLineReader(format, {
    validate: makeValidator(request),
    limit: lineLimit,
    language: undefined,
    separator: undefined,
    ...request.query,
  })
  const { replayed } = await receive(context, readChunks(request.raw, limits), { upload, audited, before, reader })
  return { id: upload.id, replayed }
}

function makeValidator(request: FastifyRequest) {
  const compile = (schema: object) => request.compileValidationSchema(schema, "body")
  const records = RECORD_KINDS.map((kind) => [kind, compile(RECORD_SCHEMAS[kind])] as const)
  return validateLine({ claim: compile(claims.file.body), records: Object.fromEntries(records) as never })
}

/**
 * What is still to come is read and thrown away, so that the sender gets to read the answer. Of a body that is silent
 * or too large this would never end, so its connection is closed.
 */
function giveUpBody(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const endless = error instanceof ProblemError && [408, 413].includes(error.problem.status)
  if (endless) reply.header("connection", "close")
  request.raw.resume()
}

function requireLines(given: ImportRow): ImportRow {
  if (given.results_ended_at !== null) throw resultsGone(given.id, given.results_ended_at)
  return given
}

function isLine(key: unknown): key is number {
  return typeof key === "number" && Number.isInteger(key) && key > 0 && key < 2 ** 31
}
