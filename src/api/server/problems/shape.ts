import { Type } from "typebox"
import { closed } from "../../values/schema.ts"
import { MOST_ERRORS, PROBLEM_TYPES } from "./problems.ts"

export const Problem = Type.Object(
  {
    type: Type.String({
      description: "Stable: programs may rely on it. `examples` has all that there are; a later version may have more.",
      examples: PROBLEM_TYPES,
    }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: "One sentence for a person: the value, the place and what was expected." }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            pointer: Type.Optional(Type.String({ description: "JSON Pointer into the body." })),
            parameter: Type.Optional(Type.String({ description: "The part of the address or the header." })),
            detail: Type.String(),
          },
          closed,
        ),
        { maxItems: MOST_ERRORS, description: `What is wrong, each with its place; at most ${MOST_ERRORS}.` },
      ),
    ),
    errorsTotal: Type.Optional(
      Type.Integer({ minimum: 1, description: "How many there are in all, where `errors` tells only the first." }),
    ),
  },
  { $id: "Problem", description: "RFC 9457. Some kinds have further members." },
)
