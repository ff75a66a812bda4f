import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { requireWritable } from "../../store/connection/availability.ts"
import type { Context } from "../server/context.ts"
import * as schema from "./schema.ts"

/** A supervisor must get an answer however much is in flight, and its questions would drown the log. */
const QUIET = { logLevel: "warn", config: { admission: "always" } } as const

export const healthRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.get("/health/live", { ...QUIET, schema: schema.live }, async () => ({ status: "up" as const }))

  app.get("/health/ready", { ...QUIET, schema: schema.ready }, async () => {
    await requireWritable(context.db)
    return { status: "up" as const }
  })
}
