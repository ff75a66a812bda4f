import Fastify from "fastify"
import pg from "pg"
import { v7 as uuidv7 } from "uuid"
import type { ClaimBody } from "../claims/write-claims.ts"

/**
 * The service that somebody would write who only wants to store claims: one route with a schema, and one insert for each
 * request. It resolves no names, checks nothing and compares nothing. Its table is that of bare-table.ts.
 */
const { DATABASE_URL: connectionString, PORT, LOG_LEVEL: level } = process.env
/** As many as ours has by default. */
const POOL_SIZE = 10

const text = { type: "string", minLength: 1, maxLength: 10_000 }
const named = { type: "object", required: ["name"], additionalProperties: false, properties: { name: text } }
const body = {
  type: "object",
  required: ["subject", "figure", "source", "publishedAt"],
  additionalProperties: false,
  properties: {
    subject: {
      type: "object",
      required: ["name"],
      additionalProperties: false,
      properties: { name: text, unit: text, measure: { type: "string", enum: ["stock", "cumulative", "flow"] } },
    },
    figure: text,
    source: named,
    claimant: named,
    publishedAt: { type: "string", format: "date-time" },
    asOf: { type: "string", format: "date" },
    url: text,
    quote: text,
    externalId: text,
  },
}

const INSERT = `insert into claims (id, subject, unit, measure, figure, source, claimant, published_at, as_of_from, as_of_to,
  recorded_at, url, quote, external_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, now(), $10, $11, $12)`

const pool = new pg.Pool({ connectionString, max: POOL_SIZE, keepAlive: true })
const app = Fastify({ logger: { level: level ?? "warn" } })

app.get("/health/live", async () => ({ status: "up" }))

app.post<{ Body: ClaimBody }>("/v1/claims", { schema: { body } }, async (request, reply) => {
  const id = uuidv7()
  const { subject, figure, source, claimant, publishedAt, asOf, url, quote, externalId } = request.body
  const values = [id, subject.name, subject.unit, subject.measure, figure, source.name, claimant?.name ?? source.name]
  await pool.query({
    name: "insert claim",
    text: INSERT,
    values: [...values, publishedAt, asOf, url, quote, externalId],
  })
  return reply.code(201).header("location", `/v1/claims/${id}`).send({ id })
})

process.on("SIGTERM", () => void app.close().then(() => pool.end()))
await app.listen({ host: "127.0.0.1", port: Number(PORT) })
