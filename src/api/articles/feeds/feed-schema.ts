import { Type } from "typebox"
import { needs } from "../../access/needs.ts"
import { answer, problems } from "../../server/answers.ts"
import { Problem } from "../../server/problems/shape.ts"
import { Instant } from "../../values/instant.ts"
import { closed, ref } from "../../values/schema.ts"
import { ArticleParams } from "../input.ts"
import { JSON_FEEDS, XML_FEEDS } from "./feed-bodies.ts"
import { exampleAtom, exampleFeedAnswer, exampleLiveBlog, exampleNinjs, exampleRss } from "./feed-example.ts"
import { FEED_OUTCOMES } from "./outcome.ts"
import { FEED_ARTICLES } from "./read-feed.ts"

const count = (description: string) => Type.Integer({ minimum: 0, description })

export const FeedItem = Type.Object(
  {
    externalId: Type.String({ description: "The id that the feed gives the article." }),
    publishedAt: Instant,
    outcome: Type.Enum([...FEED_OUTCOMES], {
      description:
        "`filed`: the version is stored; `known`: it was there, and nothing was written; `withdrawn`: the feed takes the article back; `refused`: nothing of it is stored, and `problem` says why.",
    }),
    opened: count("Conflicts that the version opened."),
    resolved: count("Conflicts that it resolved."),
    problem: Type.Optional(ref(Problem)),
  },
  { $id: "FeedItem", description: "What became of one version of a feed.", ...closed },
)

const FeedAnswer = Type.Object(
  {
    filed: count("Versions that were stored."),
    known: count("Versions that were there before."),
    withdrawn: count("Articles that the feed takes back."),
    refused: count("Versions of which nothing is stored."),
    items: Type.Array(ref(FeedItem), { description: "Each version, from the oldest to the newest." }),
  },
  closed,
)

const Item = { type: "object", description: "What else a member may hold is what its standard says." }

// Its members are read one by one, and what is wrong is told by its place in the feed.
const JsonFeed = Type.Unsafe<unknown>({
  anyOf: [
    {
      type: "object",
      properties: {
        "@graph": { type: "array", items: Item },
        liveBlogUpdate: { anyOf: [{ type: "array", items: Item }, Item] },
      },
    },
    { type: "array", items: Item },
  ],
  description:
    "JSON-LD of schema.org: a `NewsArticle` or a `LiveBlogPosting`, a list or a `@graph` of them. Or items of IPTC ninjs 2 or 3. `@id`, `identifier` or `url`, or the `uri` of ninjs, is the id of the article; `dateModified`, `versionCreated` or `versioncreated` its version; a `CorrectionComment` its correction. Each `liveBlogUpdate` is a part of the text with its own date.",
  examples: [exampleLiveBlog, exampleNinjs],
})

const XmlFeed = Type.Unsafe<unknown>({
  description:
    "Atom, or RSS 2.0. `id` or `guid` is the id of the article, `updated` or `pubDate` its version. A document type is refused, since it may define entities.",
  examples: [exampleAtom, exampleRss],
})

const content = Object.fromEntries([
  ...JSON_FEEDS.map((type) => [type, { schema: JsonFeed }]),
  ...XML_FEEDS.map((type) => [type, { schema: XmlFeed }]),
])

export const importFeed = {
  tags: ["articles"],
  operationId: "importArticles",
  security: needs("file"),
  summary: "Take in a feed of articles",
  description: `Puts every article of a feed as one version of it, from the oldest to the newest, each as \`PUT /v1/articles/{source}/{externalId}\` would, in a transaction of its own. A feed that is sent again changes nothing. At most ${FEED_ARTICLES} articles are taken at a time. What is wrong with the form of the feed refuses all of it before anything is stored; a single version that cannot be stored is \`refused\` by itself. Nothing is fetched, and no entity is expanded. The text of an article is kept without its markup.`,
  querystring: Type.Object({ source: ArticleParams.properties.source }, closed),
  body: { content },
  response: {
    200: answer("What became of each version.", FeedAnswer, exampleFeedAnswer),
    ...problems(400, 404, 408, 413, 415, 422),
  },
}
