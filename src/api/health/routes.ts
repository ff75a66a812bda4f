import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { Type } from "typebox"
import { requireWritable } from "../../store/connection/availability.ts"
import { answer, problems } from "../server/answers.ts"
import type { Context } from "../server/context.ts"

const tags = ["health"]
const Up = Type.Object({ status: Type.Literal("up") }, { additionalProperties: false })

export const healthRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.get(
    "/health/live",
    {
      logLevel: "warn",
      config: { admission: "always" },
      schema: {
        tags,
        operationId: "isLive",
        summary: "Is the process up?",
        description: "Does not ask the database.",
        response: { 200: answer("It is.", Up, { status: "up" }), ...problems(400) },
      },
    },
    async () => ({ status: "up" as const }),
  )

  app.get(
    "/health/ready",
    {
      logLevel: "warn",
      config: { admission: "always" },
      schema: {
        tags,
        operationId: "isReady",
        summary: "Can it answer requests?",
        description: "Asks the database. 503 while the database is away or the service stops.",
        response: { 200: answer("It can.", Up, { status: "up" }), ...problems(400) },
      },
    },
    async () => {
      await requireWritable(context.db)
      return { status: "up" as const }
    },
  )
}
