import { Type } from "typebox"
import { BASES, REASONS, RELATIONS } from "../../compare/pair/verdict.ts"
import type { PrintedReading } from "../../quantity/numbers/reading.ts"
import { Decimal, NullableDecimal } from "./decimal.ts"
import { presentReading, Reading } from "./reading.ts"
import { closed, nullableText, ref } from "./schema.ts"

/** The most parts that a sum lists in an answer. It counts them all. */
export const PARTS_SHOWN = 50

const Gap = Type.Object({ absolute: Decimal, percent: NullableDecimal }, closed)

const Readings = Type.Object(
  { stated: ref(Reading), implied: ref(Reading), rounded: Type.Optional(ref(Reading)) },
  closed,
)

export const verdictMembers = {
  basis: Type.Optional(Type.Enum([...BASES], { description: "Why they agree." })),
  reason: Type.Optional(Type.Enum([...REASONS], { description: "Why they cannot be compared." })),
  relation: Type.Unsafe<(typeof RELATIONS)[number] | null>({
    enum: [...RELATIONS, null],
    description: "How the stated readings lie to each other.",
  }),
  unit: nullableText({ description: "The unit of all amounts here." }),
  readings: Type.Object(
    { a: Readings, b: Readings },
    {
      description: "As said, in the unit of the verdict; `rounded` where rounding could excuse a difference.",
      ...closed,
    },
  ),
  gap: Type.Unsafe<unknown>({
    anyOf: [Type.Object({ stated: Gap, implied: Gap }, closed), { type: "null" }],
    description: "Between the nearest ends; percent of the larger of the two.",
  }),
  allowed: Type.Unsafe<unknown>({
    anyOf: [Type.Object({ stated: Decimal, implied: Decimal }, closed), { type: "null" }],
  }),
  later: Type.Optional(Type.Enum(["a", "b"], { description: "The later figure, where that decided." })),
  reconcile: Type.Optional(
    Type.Object(
      {
        relativePercent: NullableDecimal,
        absolute: Type.Object({ amount: Decimal, unit: Type.String() }, closed),
        exclusive: Type.Boolean({ description: "The absolute allowance must be exceeded, not only reached." }),
        explanation: Type.String(),
      },
      { description: "The smallest allowance under which the two agree.", ...closed },
    ),
  ),
  missing: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: PARTS_SHOWN,
      description: `Of a sum: the parts that have no figure beside the whole, ${PARTS_SHOWN} at most.`,
    }),
  ),
  missingTotal: Type.Optional(
    Type.Integer({ minimum: 0, description: "Of a sum: how many parts have no figure beside the whole." }),
  ),
  disjoint: Type.Optional(
    Type.Boolean({ description: "Of a sum: the parts are declared not to overlap, and no more." }),
  ),
  explanation: Type.String({ description: "One plain sentence." }),
  rules: Type.Array(Type.Unsafe<unknown>({ $ref: "RuleUse#" }), { description: "Which rule gave which setting." }),
}

type PrintedReadings = {
  readonly stated: PrintedReading
  readonly implied: PrintedReading
  readonly rounded?: PrintedReading
}

type Judged = {
  readonly readings: { readonly a: PrintedReadings; readonly b: PrintedReadings }
  readonly missing?: readonly string[]
}

/** A verdict with its readings; its other numbers are decimals already. */
export function presentVerdict<T extends Judged>(verdict: T): T & { readonly missingTotal?: number } {
  const { a, b } = verdict.readings
  const shown = { ...verdict, readings: { a: presentReadings(a), b: presentReadings(b) } }
  if (verdict.missing === undefined) return shown
  return { ...shown, missing: verdict.missing.slice(0, PARTS_SHOWN), missingTotal: verdict.missing.length }
}

function presentReadings({ stated, implied, rounded }: PrintedReadings): PrintedReadings {
  return {
    stated: presentReading(stated),
    implied: presentReading(implied),
    ...(rounded && { rounded: presentReading(rounded) }),
  }
}
