import { Type } from "typebox"
import { SETTINGS } from "../../compare/rules/tolerance.ts"
import type { PreviewInput } from "../../operations/rules/preview-rule.ts"
import { needs } from "../access/needs.ts"
import { answer, CHANGE, CREATE, FILTERED_LIST, problems, READ_ONE, READ_VERSION } from "../server/answers.ts"
import { ChangeHeaders, ReadHeaders, WriteHeaders } from "../server/request-headers.ts"
import { Id, IdParams } from "../values/id.ts"
import { Named } from "../values/named.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import {
  examplePreview,
  exampleRule,
  exampleRuleInput,
  exampleRuleVersion,
  exampleTolerance,
  saved,
} from "./example.ts"
import { members } from "./input.ts"
import { Settings } from "./settings.ts"
import { Origin, Preview, Rule, RuleUse, RuleVersion, Saved } from "./shape.ts"

const tags = ["rules"]

export const create = {
  tags,
  operationId: "createRule",
  security: needs("rules"),
  summary: "Create a rule",
  description:
    "Holds at once for what is filed. What is stored is judged anew in the background; `rejudging` tells how to follow it. Of several rules, each setting comes from the most specific that gives it: subject, tag, measure, unit, dimension, everywhere, built in.",
  headers: WriteHeaders,
  body: Type.Object(members, { ...closed, examples: [exampleRuleInput] }),
  response: { 201: answer("The rule.", Saved, saved), ...CREATE },
}

export const list = {
  tags,
  operationId: "listRules",
  security: needs("read"),
  summary: "List rules",
  description: "Newest first.",
  querystring: Type.Object(
    {
      subject: Type.Optional(Id),
      tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      status: Type.Optional(Type.Enum(["active", "retired"], { default: "active" })),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of rules.", pageSchema(ref(Rule)), { items: [exampleRule], nextCursor: null }),
    ...FILTERED_LIST,
  },
}

export const read = {
  tags,
  operationId: "readRule",
  security: needs("read"),
  summary: "Read a rule",
  description: "The answer has all versions of the rule, oldest first, and an ETag.",
  params: IdParams,
  headers: ReadHeaders,
  response: {
    200: answer("The rule.", Type.Object({ ...Rule.properties, versions: Type.Array(ref(RuleVersion)) }, closed), {
      ...exampleRule,
      versions: [exampleRuleVersion],
    }),
    ...READ_VERSION,
  },
}

export const change = {
  tags,
  operationId: "changeRule",
  security: needs("rules"),
  summary: "Replace a rule by its next version",
  description: "Takes a whole rule. Versions before stay readable, since verdicts name them.",
  params: IdParams,
  headers: ChangeHeaders,
  body: Type.Object(members, { ...closed, examples: [exampleRuleInput] }),
  response: { 200: answer("The rule as it is now.", Saved, { ...saved, version: 2 }), ...CHANGE },
}

export const retire = {
  tags,
  operationId: "retireRule",
  security: needs("rules"),
  summary: "Retire a rule",
  description: "It holds no more and cannot be changed; its versions stay readable.",
  params: IdParams,
  headers: ChangeHeaders,
  response: {
    200: answer("The retired rule.", Saved, { ...saved, version: 2, status: "retired" }),
    ...problems(400, 404, 409, 412),
  },
}

export const preview = {
  tags,
  operationId: "previewRule",
  security: needs("rules"),
  summary: "See what saving a rule would do",
  description:
    "Judges the whole store as it would be after the save, and stores nothing. It looks for five seconds; where that is not enough for all, the answer is `partial` and says how much was looked at. One preview looks at a time and five wait for it; more are answered with 503. `replaces` names the rule whose next version this would be; `retires` alone asks what retiring a rule would do.",
  body: Type.Unsafe<PreviewInput>({
    anyOf: [Type.Object({ ...members, replaces: Type.Optional(Id) }, closed), Type.Object({ retires: Id }, closed)],
    examples: [exampleRuleInput],
  }),
  response: { 200: answer("What would happen.", Preview, examplePreview), ...problems(400, 404, 409, 413, 415, 422) },
}

export const tolerance = {
  tags,
  operationId: "readTolerance",
  security: needs("read"),
  summary: "Read the tolerance of a subject",
  description: "Every setting that holds for it, and the rule and version that set it.",
  params: IdParams,
  response: {
    200: answer(
      "The tolerance.",
      Type.Object(
        {
          subject: ref(Named),
          settings: ref(Settings),
          rules: Type.Array(ref(RuleUse)),
          from: Type.Object(Object.fromEntries(SETTINGS.map((setting) => [setting, Origin])), closed),
        },
        closed,
      ),
      exampleTolerance,
    ),
    308: Type.Null({ description: "The subject was merged into another." }),
    ...READ_ONE,
  },
}
