import { Type } from "typebox"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import { Change } from "../values/history.ts"
import { Instant } from "../values/instant.ts"
import { closed, nullableText, ref } from "../values/schema.ts"

const Language = Type.Enum([...LANGUAGES], { description: "Of the articles whose figures were decided about." })

export const LearnScore = Type.Object(
  {
    right: Type.Integer({ minimum: 0, description: "Figures with the right subject first, or rightly with none." }),
    sure: Type.Integer({ minimum: 0, description: "Figures with a match that is `sure`." }),
    sureRight: Type.Integer({
      minimum: 0,
      description: "Those of them that are right: `sureRight / sure` is its precision.",
    }),
  },
  { $id: "LearnScore", description: "How a model does on decisions that it has not seen.", ...closed },
)

const learned = {
  name: Type.String({ description: "Named in every match of this model: the built-in one, `+` and a number." }),
  language: Language,
  base: Type.String({ description: "The built-in model that learning began at." }),
  decisions: Type.Integer({ minimum: 0, description: "Decisions that it was learned from." }),
  before: ref(LearnScore),
  after: ref(LearnScore),
}

const BOTH =
  "`before` counts what the built-in model says of the decisions; `after` what models say of them that were learned in the same way from the decisions about other articles."

export const LearnedLinkModel = Type.Object(learned, {
  $id: "LearnedLinkModel",
  description: `What learning from the decisions comes to, before it is stored. ${BOTH}`,
  ...closed,
})

const stored = {
  ...learned,
  inForce: Type.Boolean({ description: "Figures of articles and drafts in the language are linked by it." }),
  note: nullableText(),
  createdBy: nullableText({ description: "Who had it learned." }),
  createdAt: Instant,
  revokedBy: nullableText(),
  revokedAt: nullableText({ description: "When it was taken out of force; null where it was not." }),
}

export const LinkModel = Type.Object(stored, {
  $id: "LinkModel",
  description: `A model that was learned from decisions. ${BOTH}`,
  ...closed,
})

export const WholeLinkModel = Type.Object(
  {
    ...stored,
    weights: Type.Record(Type.String(), Type.Number(), { description: "By the names of the features." }),
    calibration: Type.Unknown({ description: "What makes a share of the scores a certainty." }),
    history: Type.Array(ref(Change), { description: "Oldest first." }),
  },
  { $id: "WholeLinkModel", ...closed },
)
