import { type TSchema, Type } from "typebox"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import { LearnScore } from "../link-models/shape.ts"
import { Id } from "../values/id.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { History, NamedSubject, NullableTime, Time } from "./values.ts"

const nullable = (schema: TSchema) => Type.Unsafe<unknown>({ anyOf: [schema, { type: "null" }] })

/** More than there are features of one kind. */
const MOST_FEATURES = 500

const FEATURE = "^[a-z][a-z0-9-]{0,99}$"

const numbersOf = (description: string) =>
  Type.Record(Type.String({ pattern: FEATURE }), Type.Number(), {
    additionalProperties: false,
    maxProperties: MOST_FEATURES,
    description,
  })

const ModelName = Type.String({ minLength: 1, maxLength: 100 })

const Seen = Type.Object(
  {
    subject: NamedSubject,
    rates: numbersOf("By the names of the features; those of 0 are left out."),
    left: Type.Number({ maximum: 0, description: "What the other figures of the sentence took from its score." }),
    gated: Type.Boolean({ description: "It passed the hard gates." }),
  },
  closed,
)

export const SeenFigure = Type.Object(
  {
    model: { ...ModelName, description: "The model that saw it." },
    pairs: Type.Array(Seen, { maxItems: 5, description: "The subjects that it offered, surest first." }),
    none: numbersOf("What spoke for a figure of nothing stored, and against it."),
  },
  {
    $id: "SeenFigure",
    description: "What a model saw of a figure and of the subjects that it offered: numbers, and no word of any text.",
    ...closed,
  },
)

const Who = nullableText({ maxLength: 1_000 })
const Language = Type.Enum([...LANGUAGES], { description: "Of the article." })

export const LinkDecisionRecord = Type.Object(
  {
    kind: Type.Literal("link-decision"),
    id: Type.Optional(Id),
    article: Type.Object({ id: Id }, closed),
    lineage: { ...Id, description: "A lineage of the article." },
    language: Language,
    subject: Type.Unsafe<unknown>({ ...nullable(NamedSubject), description: "Null where it speaks of none." }),
    new: Type.Boolean({ description: "The subject was made for it: it spoke of nothing that was stored." }),
    seen: ref(SeenFigure),
    who: Who,
    at: Time,
  },
  {
    $id: "LinkDecisionRecord",
    description:
      "What somebody said that a figure of an article speaks of, with what a model saw of it then: models are learned from these. The article must be here.",
    ...closed,
  },
)

const Calibration = Type.Object({ slope: Type.Number({ exclusiveMinimum: 0 }), offset: Type.Number() }, closed)

export const LinkModelRecord = Type.Object(
  {
    kind: Type.Literal("link-model"),
    id: Type.Optional(Id),
    language: Type.Enum([...LANGUAGES]),
    base: { ...ModelName, description: "The built-in model that learning began at." },
    number: Type.Integer({
      minimum: 1,
      maximum: 999_999_999,
      description: "The name of the model is `base`, `+` and this number.",
    }),
    weights: numbersOf(
      "By the names of the features. Of a `base` that this service has: one for each feature, on the side of its sign.",
    ),
    calibration: Type.Object(
      { gated: Calibration, other: Calibration, sureFrom: Type.Number({ minimum: 0, maximum: 1 }) },
      { ...closed, description: "What makes a share of the scores a certainty." },
    ),
    decisions: Type.Integer({ minimum: 0, maximum: 1_000_000, description: "Those that it was learned from." }),
    before: ref(LearnScore),
    after: ref(LearnScore),
    createdBy: Who,
    createdAt: Time,
    revokedBy: Who,
    revokedAt: NullableTime,
    history: History,
  },
  {
    $id: "LinkModelRecord",
    description:
      "A model for linking that was learned from decisions. One that is not revoked is in force once it is taken in, where it is the last of the built-in model of this service. A number that another model has here is refused.",
    ...closed,
  },
)
