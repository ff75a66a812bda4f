import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { answer, problems, READ_VERSION } from "../server/answers.ts"
import { ReadHeaders, WriteHeaders } from "../server/request-headers.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import {
  exampleArticle,
  exampleChanges,
  examplePutArticle,
  exampleVersions,
  exampleWholeVersion,
  exampleWithdrawn,
} from "./example.ts"
import { ArticleParams, VersionInput } from "./input.ts"
import { Article, ArticleChanges, ArticleVersion, PutArticle, WholeVersion, WithdrawnArticle } from "./shape.ts"

const tags = ["articles"]

const READ = problems(400, 404)

const VersionNumber = Type.Integer({
  minimum: 1,
  maximum: 1_000_000,
  description: "The number of a version, which counts them in the order of publication from 1.",
})

export const put = {
  tags,
  operationId: "putArticle",
  security: needs("file"),
  summary: "Put a version of an article",
  description:
    "Stores a version of a published article, and makes the claims of the article what its versions come to, in one transaction. Versions are ordered by `publishedAt`, whenever they arrive, those of one moment by `version`, else by arrival. What says the same as before files nothing; what changed is a later claim of its claimant or, with `correction`, a correction; what is gone stays readable, marked `carriedUntil`, and holds no conflict open by itself. Numbers of a text that were not read as figures are told beside them, each with the reason. A version that arrives late changes what follows from it, and not what is current. Two figures of one subject in one version contradict each other, even where one claimant says both. A new version is answered with 201, the same again with 200, and then nothing is written.",
  params: ArticleParams,
  headers: WriteHeaders,
  body: VersionInput,
  response: {
    200: answer(
      "The version as it is on file, or with `dryRun` what would come of it.",
      ref(PutArticle),
      examplePutArticle,
    ),
    201: answer("The version, and what came of it.", ref(PutArticle), examplePutArticle),
    ...problems(400, 404, 409, 413, 415, 422),
  },
}

export const read = {
  tags,
  operationId: "readArticle",
  security: needs("read"),
  summary: "Read an article",
  description: "As its last version has it, with its history and an ETag.",
  params: ArticleParams,
  headers: ReadHeaders,
  response: { 200: answer("The article.", ref(Article), exampleArticle), ...READ_VERSION },
}

export const withdraw = {
  tags,
  operationId: "withdrawArticle",
  security: needs("file"),
  summary: "Withdraw an article",
  description:
    "None of its figures is carried from then on. What it said stays readable. A version that is published later brings it back, and an older one is refused. An article that is withdrawn already stays as it is.",
  params: ArticleParams,
  querystring: Type.Object(
    {
      at: Type.Optional(
        Type.String({ maxLength: 40, description: "When it was withdrawn, RFC 3339; now where it is left out." }),
      ),
      reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000, description: "Kept in the history." })),
    },
    closed,
  ),
  headers: WriteHeaders,
  response: {
    200: answer("The withdrawal, and what came of it.", ref(WithdrawnArticle), exampleWithdrawn),
    ...problems(400, 404, 409, 415, 422),
  },
}

export const versions = {
  tags,
  operationId: "listVersionsOfArticle",
  security: needs("read"),
  summary: "List the versions of an article",
  description: "In the order of publication, the first one first.",
  params: ArticleParams,
  querystring: Type.Object(page, closed),
  response: {
    200: answer("A page of versions.", pageSchema(ref(ArticleVersion)), exampleVersions),
    ...READ,
  },
}

export const version = {
  tags,
  operationId: "readVersionOfArticle",
  security: needs("read"),
  summary: "Read a version of an article",
  description: "With its figures, and what became of each since the version before.",
  params: Type.Object({ ...ArticleParams.properties, version: VersionNumber }),
  response: { 200: answer("The version.", ref(WholeVersion), exampleWholeVersion), ...READ },
}

export const changes = {
  tags,
  operationId: "listChangesOfArticle",
  security: needs("read"),
  summary: "Compare two versions of an article",
  description: "What changed from one version to another, whichever is the later one.",
  params: ArticleParams,
  querystring: Type.Object(
    {
      from: Type.Optional({ ...VersionNumber, description: "The one before `to` where it is left out." }),
      to: Type.Optional({ ...VersionNumber, description: "The last one where it is left out." }),
    },
    closed,
  ),
  response: { 200: answer("What changed.", ref(ArticleChanges), exampleChanges), ...READ },
}
