import { Type } from "typebox"
import { HEDGES, POINT_HEDGES, type PrintedQuantity } from "../../quantity/quantity.ts"
import { Decimal, NullableDecimal } from "./decimal.ts"
import { presentNumber, presentReading, Reading } from "./reading.ts"
import { closed, ref } from "./schema.ts"

export const Quantity = Type.Object(
  {
    text: Type.String({ description: "The wording, verbatim." }),
    hedge: Type.Enum([...HEDGES]),
    value: Type.Unsafe<string | null>({
      ...NullableDecimal,
      description: "The numeral said; null for ranges, orders and vague words.",
    }),
    precision: Type.Unsafe<string | null>({
      ...NullableDecimal,
      description: "The rounding unit of the numeral; null for orders and vague words.",
    }),
    whole: Type.Boolean({ description: "Written without decimals, so that trailing zeros may be rounding." }),
    stated: ref(Reading),
    implied: ref(Reading),
    rounded: Type.Optional(ref(Reading)),
    far: Type.Optional(
      Type.Literal(true, {
        description: 'Said with "well" or "far" before "over", so that up to twice as much is implied.',
      }),
    ),
    range: Type.Optional(
      Type.Object(
        { low: Decimal, high: Decimal, hedge: Type.Enum([...POINT_HEDGES]) },
        { ...closed, description: "The ends of a range as they were said, where a hedge before it moves them." },
      ),
    ),
    unit: Type.String({ description: 'UCUM code, ISO 4217 for money, "1" for counts.' }),
    dimension: Type.String({ examples: ["count", "percent", "money"] }),
    change: Type.Optional(Type.Enum(["up", "down"], { description: "The figure is a difference, not a level." })),
  },
  {
    $id: "Quantity",
    description:
      "What a wording means. `stated`: what the words commit the speaker to. `implied`: what a reader takes away. `rounded`, of a bare numeral alone: what is written as this numeral when it is rounded.",
    ...closed,
  },
)

/**
 * Numbers are kept exactly, "a third" as 1/3. Clients read decimals: what has no finite one is rounded here, and only
 * here.
 */
export function presentQuantity<T extends PrintedQuantity>(quantity: T): T {
  // In one order, whether it comes from a request or from the database: an answer that is sent again is the same text.
  const { text, hedge, value, precision, stated, implied, unit, dimension, whole, rounded, range, ...others } = quantity
  return {
    text,
    hedge,
    value: presentNumber(value),
    precision: presentNumber(precision),
    stated: presentReading(stated),
    implied: presentReading(implied),
    ...(rounded && { rounded: presentReading(rounded) }),
    ...(range && { range: { ...range, low: presentNumber(range.low), high: presentNumber(range.high) } }),
    unit,
    dimension,
    whole,
    ...others,
  } as T
}
