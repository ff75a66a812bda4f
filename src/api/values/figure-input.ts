import { Type } from "typebox"
import type { StructuredFigure } from "../../quantity/build-quantity.ts"
import { HEDGES } from "../../quantity/quantity.ts"
import { DecimalInput } from "./decimal.ts"
import { closed } from "./schema.ts"

const Structured = Type.Object(
  {
    value: Type.Optional(DecimalInput),
    min: Type.Optional(DecimalInput),
    max: Type.Optional(DecimalInput),
    hedge: Type.Optional(Type.Enum([...HEDGES])),
    unit: Type.Optional(
      Type.String({ minLength: 1, maxLength: 50, description: "The subject's unit where it is left out." }),
    ),
    of: Type.Optional({
      ...DecimalInput,
      description: "What a share is of: with `unit` `%` and `value` 50, `of` 10000 makes 5,000 in the subject's unit.",
    }),
  },
  closed,
)

export const FigureInput = Type.Unsafe<string | StructuredFigure>({
  description: 'a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?, "of"?}',
  anyOf: [{ type: "string", minLength: 1, maxLength: 500 }, Structured],
  examples: ["nearly 12,000 troops", { min: 10000, max: 12000 }],
})
