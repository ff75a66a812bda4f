import { Type } from "typebox"
import { nullableText } from "./schema.ts"

const DECIMAL = "^-?\\d+(\\.\\d+)?$"

export const Decimal = Type.String({
  pattern: DECIMAL,
  description:
    'A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places.',
})

export const NullableDecimal = nullableText({ pattern: DECIMAL })

export const DecimalInput = Type.Unsafe<string | number>({
  description: 'a decimal, such as 7000 or "0.55"',
  anyOf: [{ type: "string", maxLength: 60 }, { type: "number" }],
})
