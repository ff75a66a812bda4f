import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { openExport, UnknownPlace } from "../../operations/records/open-export.ts"
import type { RecordKind } from "../../operations/records/record.ts"
import { SEPARATORS, type SeparatorName } from "../imports/csv/separators.ts"
import type { Context } from "../server/context.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { RunningExports } from "./running-exports.ts"
import * as schema from "./schema.ts"
import { streamExport, type Writer } from "./stream-export.ts"
import { csvWriter } from "./write-csv.ts"

export type ExportOptions = {
  readonly context: Context
  /** Exports that run at a time. */
  readonly exportsAtOnce: number
  /** Milliseconds that one may take. */
  readonly exportTime: number
}

const KINDS: Readonly<Record<(typeof schema.EXPORTED)[number], RecordKind>> = {
  sources: "source",
  subjects: "subject",
  rules: "rule",
  claims: "claim",
  conflicts: "conflict",
  exceptions: "exception",
}

const NDJSON: Writer = { head: "", line: (record) => `${JSON.stringify(record)}\n` }

/** The routes of exports. */
export const exportRoutes: FastifyPluginAsyncTypebox<ExportOptions> = async (app, options) => {
  const { context, exportsAtOnce, exportTime } = options
  const running = new RunningExports(exportsAtOnce)
  app.addHook("preClose", async () => running.cutOff())

  // Fastify would read all of an export to answer a HEAD.
  app.get("/export/:kind", { schema: schema.read, exposeHeadRoute: false }, async (request, reply) => {
    const { after = null } = request.query
    const { writer, type } = chooseWriter(KINDS[request.params.kind], request.query)
    running.enter()
    try {
      const opened = await open(context, KINDS[request.params.kind], after, exportTime)
      const stream = streamExport(opened, { writer, longest: exportTime, onClose: () => running.leave() })
      running.add(stream)
      return reply.header("snapshot-at", opened.at).type(type).send(stream)
    } catch (error) {
      running.leave()
      throw error
    }
  })
}

type Query = {
  readonly format?: "ndjson" | "csv"
  readonly separator?: SeparatorName
  readonly after?: string
}

function chooseWriter(kind: RecordKind, { format = "ndjson", separator, after }: Query) {
  if (format === "csv") {
    const writer = csvWriter(kind, SEPARATORS[separator ?? "comma"], after !== undefined)
    return { writer, type: "text/csv; charset=utf-8" }
  }
  if (separator === undefined) return { writer: NDJSON, type: "application/x-ndjson; charset=utf-8" }
  const detail = "belongs to CSV; add format=csv"
  throw new ProblemError("invalid-request", `separator: ${detail}.`, { errors: [{ parameter: "separator", detail }] })
}

async function open({ db }: Context, kind: RecordKind, after: string | null, longest: number) {
  try {
    return await openExport(db, kind, { after: after?.toLowerCase() ?? null, longest })
  } catch (error) {
    if (!(error instanceof UnknownPlace)) throw error
    const detail = `${error.message}, behind which to go on`
    throw new ProblemError("invalid-input", `after: ${detail}.`, { errors: [{ parameter: "after", detail }] })
  }
}
