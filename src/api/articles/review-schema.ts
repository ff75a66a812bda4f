import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { NamedSubject } from "../claims/input.ts"
import { answer, FILTERED_LIST, problems } from "../server/answers.ts"
import { WriteHeaders } from "../server/request-headers.ts"
import { EXAMPLE_IDS } from "../values/example.ts"
import { Reason } from "../values/history.ts"
import { Id } from "../values/id.ts"
import { Named } from "../values/named.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleAssigned, exampleDismissals, exampleUnassigned } from "./example.ts"
import { ArticleParams } from "./input.ts"
import { AssignedFigure, Dismissal, UnassignedFigure } from "./shape.ts"

const tags = ["articles"]

export const assign = {
  tags,
  operationId: "assignFigure",
  security: needs("review"),
  summary: "Say what a figure of an article speaks of",
  description:
    "Ties a lineage to a subject that is there, to a new one, or with null to none. Its figures of all versions are filed in their order, and those of later versions by themselves. What was filed under another subject moves. A subject of another dimension is refused.",
  params: Type.Object({ ...ArticleParams.properties, lineage: Id }),
  headers: WriteHeaders,
  body: Type.Object(
    {
      subject: Type.Optional(
        Type.Unsafe<string | null>({
          type: ["string", "null"],
          format: "uuid",
          description: "The id of the subject; null where the figure speaks of nothing that is stored, nor should be.",
        }),
      ),
      newSubject: Type.Optional(
        Type.Omit(NamedSubject, ["create"], {
          ...closed,
          description: "Instead of `subject`: one of this name is found, or created.",
        }),
      ),
    },
    { ...closed, examples: [{ subject: EXAMPLE_IDS.subject }] },
  ),
  response: {
    200: answer("The figure in the last version, and what came of it.", ref(AssignedFigure), exampleAssigned),
    ...problems(400, 404, 409, 413, 415, 422),
  },
}

export const unassigned = {
  tags,
  operationId: "listUnassigned",
  security: needs("read"),
  summary: "List figures that are tied to no subject",
  description:
    "Those of the last versions of articles that nobody has decided about: the list to work through. Newest first.",
  querystring: Type.Object(
    {
      source: Type.Optional({ ...Id, description: "The source of the article." }),
      article: Type.Optional(
        Type.String({ minLength: 1, maxLength: 300, description: "The source's own id of the article." }),
      ),
      since: Type.Optional(
        Type.String({ maxLength: 40, description: "RFC 3339 or YYYY-MM-DD, in UTC; published then or later." }),
      ),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of figures.", pageSchema(ref(UnassignedFigure)), exampleUnassigned),
    ...FILTERED_LIST,
  },
}

const Dismissals = Type.Object({ items: Type.Array(ref(Dismissal), { maxItems: 1_000 }) }, closed)

export const dismiss = {
  tags,
  operationId: "dismissFinding",
  security: needs("review"),
  summary: "Dismiss a finding of an article",
  description:
    "A finding has the same id from version to version as long as it says the same, so that it stays dismissed. With `dismissed` false it is shown again.",
  params: ArticleParams,
  headers: WriteHeaders,
  body: Type.Object(
    {
      finding: Type.String({ minLength: 1, maxLength: 100, description: "The id of the finding." }),
      dismissed: Type.Optional(Type.Boolean({ default: true })),
      reason: Type.Optional(Reason),
    },
    { ...closed, examples: [{ finding: "3f2a9c", reason: "Both are right: the one is of the day before." }] },
  ),
  response: {
    200: answer("All findings of the article that are dismissed.", Dismissals, exampleDismissals),
    ...problems(400, 404, 409, 413, 415, 422),
  },
}

export const dismissals = {
  tags,
  operationId: "listDismissals",
  security: needs("read"),
  summary: "List the findings of an article that were dismissed",
  description: "The latest first.",
  params: ArticleParams,
  response: { 200: answer("The findings, by their ids.", Dismissals, exampleDismissals), ...problems(400, 404) },
}

const ErasedArticle = Type.Object(
  {
    source: ref(Named),
    externalId: Type.String(),
    claimsErased: Type.Integer({ minimum: 0, description: "Claims that have lost their text." }),
    sourcesErased: Type.Integer({ minimum: 0, description: "Sources that have lost their name." }),
  },
  closed,
)

export const erase = {
  tags,
  operationId: "eraseArticle",
  security: needs("admin"),
  summary: "Erase the text of an article",
  description:
    "Takes text, headline, address and notes from all versions of an article, words, quotes and nouns from their figures, and the text from the claims that it has filed, as erasing a claim does. Numbers, days, lineages and conflicts stay. Figures of a later version are new ones: there is no text left to tie them to. This cannot be undone. Backups that were made before keep the text.",
  params: ArticleParams,
  headers: WriteHeaders,
  body: Type.Object(
    {
      reason: Type.Optional(Reason),
      names: Type.Optional(
        Type.Boolean({
          default: false,
          description:
            "Also take the names of the sources and claimants of its claims, where no other claim names them.",
        }),
      ),
    },
    { ...closed, examples: [{ reason: "A court order." }] },
  ),
  response: {
    200: answer("What was erased.", ErasedArticle, {
      source: { id: EXAMPLE_IDS.other, name: "The Independent" },
      externalId: "live-kursk",
      claimsErased: 2,
      sourcesErased: 0,
    }),
    ...problems(400, 404, 409, 413, 415, 422),
  },
}
