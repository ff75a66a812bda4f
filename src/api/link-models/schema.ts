import { Type } from "typebox"
import { LEAST_DECISIONS, MOST_DECISIONS } from "../../operations/links/learn-links.ts"
import { DEFAULT_LANGUAGE, LANGUAGES } from "../../quantity/languages/languages.ts"
import { needs } from "../access/needs.ts"
import { answer, CREATE, problems, READ_LIST, READ_ONE } from "../server/answers.ts"
import { WriteHeaders } from "../server/request-headers.ts"
import { exampleChange } from "../values/history.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleLearned, exampleLinkModel } from "./example.ts"
import { LearnedLinkModel, LinkModel, WholeLinkModel } from "./shape.ts"

const tags = ["rules"]

const Params = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 100, description: "Such as `en-1+1`." }) },
  closed,
)

export const create = {
  tags,
  operationId: "learnLinkModel",
  security: needs("rules"),
  summary: "Learn from what people have assigned",
  description: `Fits the weights and the calibration, by which figures are linked to subjects, to the decisions that people made about figures of articles: the last one of each figure. It begins at the built-in model, which weighs as much as 20 decisions, and no weight changes its sign. The same decisions give the same model. Fewer than ${LEAST_DECISIONS} are refused with 409 \`too-few-decisions\`; of more than ${MOST_DECISIONS.toLocaleString("en")} the newest count. Stored, it is in force at once. With \`dryRun\` nothing is stored.`,
  headers: WriteHeaders,
  body: Type.Object(
    {
      dryRun: Type.Optional(Type.Boolean({ default: false, description: "Tells what would come of it." })),
      note: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000, description: "Kept in the history." })),
      language: Type.Optional(
        Type.Enum([...LANGUAGES], { default: DEFAULT_LANGUAGE, description: "Of the articles to learn from." }),
      ),
    },
    { ...closed, examples: [{ dryRun: true }] },
  ),
  response: {
    200: answer("With `dryRun`: what would be stored.", ref(LearnedLinkModel), exampleLearned),
    201: answer("The model, which is in force.", ref(LinkModel), exampleLinkModel),
    ...CREATE,
  },
}

export const list = {
  tags,
  operationId: "listLinkModels",
  security: needs("read"),
  summary: "List the models that were learned",
  description:
    "Newest first. Where none is in force for a language, the built-in model is; matches name the model that they come from.",
  querystring: Type.Object(page, closed),
  response: {
    200: answer("A page of models.", pageSchema(ref(LinkModel)), { items: [exampleLinkModel], nextCursor: null }),
    ...READ_LIST,
  },
}

export const read = {
  tags,
  operationId: "readLinkModel",
  security: needs("read"),
  summary: "Read a model that was learned",
  description: "The answer has its weights and its history.",
  params: Params,
  response: {
    200: answer("The model.", ref(WholeLinkModel), {
      ...exampleLinkModel,
      weights: { "noun-heads-name": 0.61, "event-excluded": -3.2 },
      calibration: { gated: { slope: 1.1, offset: -0.2 }, other: { slope: 0.9, offset: -0.4 }, sureFrom: 0.975 },
      history: [{ ...exampleChange, action: "created", before: null, after: { name: "en-1+1", decisions: 52 } }],
    }),
    ...READ_ONE,
  },
}

export const revoke = {
  tags,
  operationId: "revokeLinkModel",
  security: needs("rules"),
  summary: "Take a model out of force",
  description:
    "The one before is then in force, and where there is none the built-in one, which cannot be revoked. One that was revoked already stays as it is.",
  params: Params,
  headers: WriteHeaders,
  body: Type.Object({}, closed),
  response: {
    200: answer("The model as it is now.", ref(LinkModel), {
      ...exampleLinkModel,
      inForce: false,
      revokedBy: "Ana",
      revokedAt: "2024-11-08T08:00:00.123Z",
    }),
    ...problems(400, 404, 409, 413, 415, 422),
  },
}
