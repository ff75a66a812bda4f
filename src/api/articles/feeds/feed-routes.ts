import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { Type } from "typebox"
import { findSourceId } from "../../../operations/articles/find-article.ts"
import { ProblemError } from "../../server/problems/error-handler.ts"
import { closed } from "../../values/schema.ts"
import { ArticleParams, VersionInput } from "../input.ts"
import { type Delivery, deliverArticle } from "./deliver-article.ts"
import type { Faults } from "./faults.ts"
import type { FeedArticle } from "./feed-article.ts"
import { JSON_FEEDS, readFeedBodies, XML_FEEDS } from "./feed-bodies.ts"
import * as schema from "./feed-schema.ts"
import { countOutcomes } from "./outcome.ts"
import { readJsonFeed, readXmlFeed } from "./read-feed.ts"

/** Takes feeds of articles. Its bodies are read in another way than those of other routes, so it has a scope of its own. */
export const feedRoutes: FastifyPluginAsyncTypebox<Delivery> = async (app, delivery) => {
  readFeedBodies(app)
  const config = { takes: [...JSON_FEEDS, ...XML_FEEDS].join(", ") }
  app.post("/articles/import", { schema: schema.importFeed, config }, async (request, reply) => {
    const articles = readFeed(request.body)
    const source = await findSourceId(delivery.context.db, request.query.source)
    const validate = request.compileValidationSchema(FEED_VERSION, "body")
    const items = []
    for (const article of articles)
      items.push(await deliverArticle(delivery, { request, reply, source, article, validate }))
    return { ...countOutcomes(items), items }
  })
}

/** A version as a single one would be sent, with the id that stands in its address there. */
const FEED_VERSION = Type.Object({ ...ArticleParams.properties, ...VersionInput.properties }, closed)

/** Refuses a feed with anything wrong in it before any of it is stored. */
function readFeed(body: unknown): FeedArticle[] {
  const faults: Faults = []
  const articles = typeof body === "string" ? readXmlFeed(body, faults) : readJsonFeed(body, faults)
  const [first] = faults
  if (first === undefined) return articles
  const detail = `${first.pointer === "" ? "The feed" : first.pointer}: ${first.detail}.`
  throw new ProblemError("invalid-input", detail, { errors: faults })
}
