import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { UnknownPlace } from "../../operations/records/open-export.ts"
import type { Context } from "../server/context.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { chooseForm } from "./forms.ts"
import { RunningExports } from "./running-exports.ts"
import * as schema from "./schema.ts"

export type ExportOptions = {
  readonly context: Context
  /** Exports that run at a time. */
  readonly exportsAtOnce: number
  /** Milliseconds that one may take. */
  readonly exportTime: number
}

/** The routes of exports. */
export const exportRoutes: FastifyPluginAsyncTypebox<ExportOptions> = async (app, options) => {
  const { context, exportsAtOnce, exportTime } = options
  const running = new RunningExports(exportsAtOnce)
  app.addHook("preClose", async () => running.cutOff())

  // Fastify would read all of an export to answer a HEAD.
  app.get("/export/:kind", { schema: schema.read, exposeHeadRoute: false }, async (request, reply) => {
    const after = request.query.after?.toLowerCase() ?? null
    const form = chooseForm(request.params.kind, request.query)
    running.enter()
    try {
      const wanted = { after, longest: exportTime }
      const { at, stream } = await explain(form.start(context.db, wanted, () => running.leave()))
      running.add(stream)
      return reply.header("snapshot-at", at).type(form.type).send(stream)
    } catch (error) {
      running.leave()
      throw error
    }
  })
}

/** UnknownPlace is a mistake in `after`. */
async function explain<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (error) {
    if (!(error instanceof UnknownPlace)) throw error
    const detail = `${error.message}, behind which to go on`
    throw new ProblemError("invalid-input", `after: ${detail}.`, { errors: [{ parameter: "after", detail }] })
  }
}
