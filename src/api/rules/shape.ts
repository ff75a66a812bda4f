import { Type } from "typebox"
import { MEASURES } from "../../compare/pair/figure.ts"
import { VERDICTS } from "../../compare/pair/verdict.ts"
import { OUTCOMES } from "../../operations/judging/rejudge/tally.ts"
import { CONFLICT_STATUSES } from "../../store/tables.ts"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { AsOf } from "../values/period.ts"
import { Quantity } from "../values/quantity.ts"
import { closed, ref } from "../values/schema.ts"
import { Settings } from "./settings.ts"

export const Scope = Type.Object(
  {
    subject: Type.Optional(ref(Named)),
    tag: Type.Optional(Type.String()),
    measure: Type.Optional(Type.Enum([...MEASURES])),
    unit: Type.Optional(Type.String()),
    dimension: Type.Optional(Type.String()),
  },
  { $id: "Scope", description: "All that are given must hold of a subject. Empty: every subject.", ...closed },
)

export const RuleUse = Type.Object(
  { id: Type.String(), version: Type.Integer(), sets: Type.Array(Type.String()) },
  { $id: "RuleUse", description: "A version of a rule and the settings that it gave. `default`: built in.", ...closed },
)

export const Rule = Type.Object(
  {
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    name: Type.String(),
    scope: ref(Scope),
    settings: ref(Settings),
    priority: Type.Integer({ description: "Decides between rules of equal scope; the higher wins, then the newer." }),
    status: Type.Enum(["active", "retired"]),
    createdAt: Instant,
    changedAt: Instant,
  },
  { $id: "Rule", description: "A configured piece of tolerance with the scope it applies to.", ...closed },
)

export const RuleVersion = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    name: Type.String(),
    scope: Type.Object({ ...Scope.properties, subject: Type.Optional(Id) }, closed),
    settings: ref(Settings),
    priority: Type.Integer(),
    status: Type.Enum(["active", "retired"]),
    at: Instant,
  },
  { $id: "RuleVersion", ...closed },
)

export const Saved = Type.Object(
  {
    ...Rule.properties,
    rejudging: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "Rejudging#" }, { type: "null" }],
      description: "The pass that judges anew what the change touches; null where nothing changed.",
    }),
  },
  closed,
)

const SampleFigure = Type.Object({ id: Id, quantity: ref(Quantity), asOf: ref(AsOf) }, closed)

const State = Type.Object({ verdict: Type.Enum([...VERDICTS]), status: Type.Enum([...CONFLICT_STATUSES]) }, closed)

export const Preview = Type.Object(
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

export const Origin = Type.Object(
  {
    rule: Type.String({ description: 'Its id; "default" for what is built in.' }),
    version: Type.Integer(),
    name: Type.String(),
    scope: ref(Scope),
  },
  closed,
)
