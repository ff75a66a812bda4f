import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { startUndo } from "../../operations/imports/undo-import.ts"
import type { Context } from "../server/context.ts"
import { pathOf } from "../server/paths.ts"
import { write } from "../server/write.ts"
import { loadImport } from "./load-import.ts"
import * as schema from "./schema.ts"

/** The undoing of an import. It is apart from the other routes, which read their bodies line by line. */
export const undoRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/imports/:id/undo", { schema: schema.undo }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const id = request.params.id.toLowerCase()
      const isNew = await startUndo(trx, id, request.body.reason, occasion)
      return {
        status: isNew ? 202 : 200,
        headers: { location: pathOf("imports", id) },
        body: await loadImport(trx, id),
      }
    }),
  )
}
