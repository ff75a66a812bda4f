import { Type } from "typebox"
import { MEASURES } from "../../../compare/pair/figure.ts"
import { SEVERITIES, VERDICTS } from "../../../compare/pair/verdict.ts"
import { MOST_PAIRS } from "../../../operations/reports/report-pairs.ts"
import { Conflict } from "../../conflicts/shape.ts"
import { Id } from "../../values/id.ts"
import { Instant } from "../../values/instant.ts"
import { Named } from "../../values/named.ts"
import { AsOf } from "../../values/period.ts"
import { Quantity } from "../../values/quantity.ts"
import { Reading } from "../../values/reading.ts"
import { closed, ref } from "../../values/schema.ts"
import { PARTS_SHOWN } from "../../values/verdict.ts"

const { basis, severity, relation, unit, readings, gap, allowed, reconcile, explanation, rules } = Conflict.properties

const StoredConflict = Type.Unsafe<string | null>({
  anyOf: [Id, { type: "null" }],
  description: "The stored conflict; null where none is.",
})

const Figure = Type.Object(
  {
    id: Id,
    quantity: ref(Quantity),
    asOf: ref(AsOf),
    claims: Type.Integer({ minimum: 1 }),
    claimants: Type.Array(ref(Named), { description: "Who asserts it, the first of them first; at most 20." }),
    independentClaimants: Type.Integer({
      minimum: 1,
      description: "How many assert it: ten outlets that quote one ministry are one.",
    }),
    firstSeen: Instant,
    lastSeen: Instant,
  },
  closed,
)

const Outcome = Type.Unsafe<(typeof VERDICTS)[number] | null>({ enum: [...VERDICTS, null] })

const Pair = Type.Object(
  {
    a: Id,
    b: Id,
    verdict: Type.Enum(["conflict", "tension", "revision"]),
    severity: Type.Optional(Type.Enum([...SEVERITIES])),
    explanation,
    conflict: StoredConflict,
  },
  closed,
)

const Revision = Type.Object(
  {
    from: Id,
    to: Id,
    claimant: ref(Named),
    carriers: Type.Array(ref(Named), {
      description: "The sources that still carry the replaced figure, the first of them first; at most 20.",
    }),
    carriersTotal: Type.Integer({ minimum: 0 }),
  },
  closed,
)

const Group = Type.Object(
  {
    figures: Type.Array(Id, { minItems: 2 }),
    range: ref(Reading),
    unit: Type.String(),
    claimants: Type.Integer({ minimum: 1, description: "Independent claimants behind these figures together." }),
  },
  closed,
)

const Sum = Type.Object(
  {
    figure: Id,
    parts: Type.Array(Type.Object({ subject: ref(Named), figures: Type.Array(Id, { minItems: 1 }) }, closed), {
      minItems: 1,
      maxItems: PARTS_SHOWN,
      description: `The figures that count beside the whole; several of one part are of one date. At most ${PARTS_SHOWN} parts.`,
    }),
    partsTotal: Type.Integer({ minimum: 1, description: "How many parts have a figure beside the whole." }),
    missing: Type.Array(Type.String(), {
      maxItems: PARTS_SHOWN,
      description: `Parts without a figure beside the whole, ${PARTS_SHOWN} at most.`,
    }),
    missingTotal: Type.Integer({ minimum: 0, description: "How many parts have no figure beside the whole." }),
    verdict: Type.Enum(["agree", "tension", "conflict"]),
    basis,
    severity,
    relation,
    unit,
    readings,
    gap,
    allowed,
    reconcile,
    explanation,
    rules,
    conflict: StoredConflict,
  },
  { ...closed, description: "`a` is the figure, `b` the sum of the parts." },
)

export const Report = Type.Object(
  {
    subject: ref(Named),
    at: Type.String({ format: "date-time", description: "The moment that the report describes." }),
    unit: Type.String(),
    measure: Type.Enum([...MEASURES]),
    tolerance: Type.Object({ rules }, closed),
    figures: Type.Array(Figure, { description: "The latest as-of first." }),
    figuresTotal: Type.Integer({ minimum: 0, description: "How many there are; `limit` of them are shown." }),
    matrix: Type.Array(Type.Array(Outcome), {
      description: "The verdict on every two figures, in their order; null for a figure beside itself.",
    }),
    pairs: Type.Array(Pair, {
      maxItems: MOST_PAIRS,
      description: `The disagreements and revisions of the matrix, the worst first; at most ${MOST_PAIRS}.`,
    }),
    pairsTotal: Type.Integer({ minimum: 0 }),
    revisions: Type.Array(Revision, {
      description: "Figures that their only claimant replaced, each with its successor and with who still carries it.",
    }),
    largestGroup: Type.Unsafe<unknown>({
      anyOf: [Group, { type: "null" }],
      description:
        "The most figures that one number fits: their stated readings share `range`. Of equally many those with more claimants, then the latest. Null where no two share a number.",
    }),
    fewestToDrop: Type.Object(
      {
        figures: Type.Array(Id),
        exact: Type.Boolean({ description: "False: the search was cut short, and fewer may do." }),
      },
      { ...closed, description: "The fewest figures without which no two of the rest disagree." },
    ),
    sums: Type.Array(Sum, { description: "Of an exhaustive subject: each figure beside the sum of its parts." }),
  },
  closed,
)
