import { Type } from "typebox"
import { VERDICTS } from "../../compare/pair/verdict.ts"
import { SETTINGS } from "../../compare/rules/tolerance.ts"
import { OUTCOMES } from "../../operations/judging/rejudge/tally.ts"
import { CONFLICT_STATUSES } from "../../store/tables.ts"
import * as examples from "../examples.ts"
import { ChangeHeaders, closed, IdParams, Measure, Name, page, SettingsInput, WriteHeaders } from "../inputs.ts"
import { AsOf, Id, Named, Quantity, Rule, RuleUse, RuleVersion, ref, Scope, Settings } from "../schemas.ts"
import { answer, CHANGE, CREATE, pageSchema, problems, READ_LIST, READ_ONE } from "../server/answers.ts"

const tags = ["rules"]

const ScopeInput = Type.Object(
  {
    subject: Type.Optional(Id),
    tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    measure: Type.Optional(Measure),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50, description: "The unit of the subject." })),
    dimension: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, examples: ["count", "money", "length", "percent"] }),
    ),
  },
  { ...closed, description: "All that are given must hold of a subject. Without any, the rule holds everywhere." },
)

const members = {
  name: Type.Optional(Name),
  scope: Type.Optional(ScopeInput),
  settings: SettingsInput,
  priority: Type.Optional(
    Type.Integer({
      minimum: -1_000,
      maximum: 1_000,
      default: 0,
      description: "Decides between rules of equal scope; the higher wins, then the newer.",
    }),
  ),
}

const Saved = Type.Object(
  {
    ...Rule.properties,
    rejudging: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "Rejudging#" }, { type: "null" }],
      description: "The pass that judges anew what the change touches; null where nothing changed.",
    }),
  },
  closed,
)

const saved = { ...examples.rule, rejudging: examples.rejudging }

export const create = {
  tags,
  operationId: "createRule",
  summary: "Create a rule",
  description:
    "Holds at once for what is filed. What is stored is judged anew in the background; `rejudging` tells how to follow it. Of several rules, each setting comes from the most specific that gives it: subject, tag, measure, unit, dimension, everywhere, built in.",
  headers: WriteHeaders,
  body: Type.Object(members, { ...closed, examples: [examples.ruleInput] }),
  response: { 201: answer("The rule.", Saved, saved), ...CREATE },
}

export const list = {
  tags,
  operationId: "listRules",
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
    200: answer("A page of rules.", pageSchema(ref(Rule)), { items: [examples.rule], nextCursor: null }),
    ...READ_LIST,
  },
}

export const read = {
  tags,
  operationId: "readRule",
  summary: "Read a rule",
  description: "With all its versions, oldest first, and its ETag.",
  params: IdParams,
  response: {
    200: answer("The rule.", Type.Object({ ...Rule.properties, versions: Type.Array(ref(RuleVersion)) }, closed), {
      ...examples.rule,
      versions: [examples.ruleVersion],
    }),
    ...READ_ONE,
  },
}

export const change = {
  tags,
  operationId: "changeRule",
  summary: "Replace a rule by its next version",
  description: "Takes a whole rule. Versions before stay readable, since verdicts name them.",
  params: IdParams,
  headers: ChangeHeaders,
  body: Type.Object(members, { ...closed, examples: [examples.ruleInput] }),
  response: { 200: answer("The rule as it is now.", Saved, { ...saved, version: 2 }), ...CHANGE },
}

export const retire = {
  tags,
  operationId: "retireRule",
  summary: "Retire a rule",
  description: "It holds no more and cannot be changed; its versions stay readable.",
  params: IdParams,
  headers: ChangeHeaders,
  response: {
    200: answer("The retired rule.", Saved, { ...saved, version: 2, status: "retired" }),
    ...problems(400, 404, 409, 412),
  },
}

const SampleFigure = Type.Object({ id: Id, quantity: ref(Quantity), asOf: ref(AsOf) }, closed)
const State = Type.Object({ verdict: Type.Enum([...VERDICTS]), status: Type.Enum([...CONFLICT_STATUSES]) }, closed)

const Preview = Type.Object(
  {
    subjects: Type.Integer({ description: "Subjects in the scope, of the rule as it was and as it would be." }),
    subjectsAffected: Type.Integer({ description: "Those whose tolerance would be another." }),
    subjectsSeen: Type.Integer({ description: "Subjects that were looked at to their end, the oldest first." }),
    figuresSeen: Type.Integer({ description: "Figures that were judged, of those whose tolerance would be another." }),
    partial: Type.Boolean({
      description:
        "The time was over before all was looked at: the counts are those of `subjectsSeen` subjects and `figuresSeen` figures, and the save would do more.",
    }),
    opened: Type.Integer(),
    closed: Type.Integer(),
    changed: Type.Integer({ description: "Conflicts with another verdict or severity, still standing." }),
    samples: Type.Array(
      Type.Object(
        {
          outcome: Type.Enum([...OUTCOMES]),
          subject: ref(Named),
          figures: Type.Array(SampleFigure),
          conflict: Type.Unsafe<string | null>({ type: ["string", "null"], description: "Null: it would be new." }),
          before: Type.Unsafe<unknown>({ anyOf: [State, { type: "null" }] }),
          after: State,
          explanation: Type.String(),
        },
        closed,
      ),
      { description: "At most ten of each outcome." },
    ),
  },
  closed,
)

export const preview = {
  tags,
  operationId: "previewRule",
  summary: "See what saving a rule would do",
  description:
    "Judges the whole store as it would be after the save, and stores nothing. It looks for five seconds; where that is not enough for all, the answer is `partial` and says how much was looked at. One preview looks at a time and five wait for it; more are answered with 503. `replaces` names the rule whose next version this would be; `retires` alone asks what retiring a rule would do.",
  body: Type.Unsafe<PreviewBody>({
    anyOf: [Type.Object({ ...members, replaces: Type.Optional(Id) }, closed), Type.Object({ retires: Id }, closed)],
    examples: [examples.ruleInput],
  }),
  response: { 200: answer("What would happen.", Preview, examples.preview), ...problems(400, 404, 409, 413, 415, 422) },
}

type PreviewBody = import("../../operations/rules/preview-rule.ts").PreviewInput

const Origin = Type.Object(
  {
    rule: Type.String({ description: 'Its id; "default" for what is built in.' }),
    version: Type.Integer(),
    name: Type.String(),
    scope: ref(Scope),
  },
  closed,
)

export const tolerance = {
  tags,
  operationId: "readTolerance",
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
      examples.tolerance,
    ),
    308: Type.Null({ description: "The subject was merged into another." }),
    ...READ_ONE,
  },
}
