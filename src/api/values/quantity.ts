import { Type } from "typebox"
import { HEDGES, type PrintedQuantity } from "../../quantity/quantity.ts"
import { NullableDecimal } from "./decimal.ts"
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
    unit: Type.String({ description: 'UCUM code, ISO 4217 for money, "1" for counts.' }),
    dimension: Type.String({ examples: ["count", "percent", "money"] }),
    change: Type.Optional(Type.Enum(["up", "down"], { description: "The figure is a difference, not a level." })),
  },
  {
    $id: "Quantity",
    description:
      "What a wording means. `stated`: what the words commit the speaker to. `implied`: what a reader takes away.",
    ...closed,
  },
)

/**
 * Numbers are kept exactly, "a third" as 1/3. Clients read decimals: what has no finite one is rounded here, and only
 * here.
 */
export function presentQuantity<T extends PrintedQuantity>(quantity: T): T {
  // In one order, whether it comes from a request or from the database: an answer that is sent again is the same text.
  const { text, hedge, value, precision, stated, implied, unit, dimension, whole, ...others } = quantity
  return {
    text,
    hedge,
    value: presentNumber(value),
    precision: presentNumber(precision),
    stated: presentReading(stated),
    implied: presentReading(implied),
    unit,
    dimension,
    whole,
    ...others,
  } as T
}
