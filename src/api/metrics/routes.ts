import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { problems } from "../server/answers.ts"
import type { Metrics } from "./metrics.ts"

const EXAMPLE = `# HELP countercheck_verdicts_total Comparisons made when claims are filed, when what is stored is judged anew, and for previews.
# TYPE countercheck_verdicts_total counter
countercheck_verdicts_total{verdict="conflict",flagged="true"} 12
`

/** `GET /metrics`. It is let in however many requests are inside. */
export const metricsRoutes: FastifyPluginAsyncTypebox<{ metrics: Metrics }> = async (app, { metrics }) => {
  app.get(
    "/metrics",
    {
      logLevel: "warn",
      config: { admission: "always" },
      schema: {
        tags: ["health"],
        operationId: "readMetrics",
        security: needs("read"),
        summary: "What happens in the process, for Prometheus",
        description:
          "In Prometheus's text format. Also answers while the database is away: `countercheck_database_up` is 0 then. Not there where the setting METRICS is off. With the setting METRICS_PORT it is on that port alone, beside /docs and /openapi.json, and needs no key there.",
        response: {
          200: {
            description: "All metrics.",
            content: { "text/plain": { schema: Type.String(), example: EXAMPLE } },
          },
          ...problems(400),
        },
      },
    },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.scrape()),
  )
}
