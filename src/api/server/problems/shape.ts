import { Type } from "typebox"
import { closed } from "../../values/schema.ts"

export const Problem = Type.Object(
  {
    type: Type.String({ description: "Stable: programs may rely on it." }),
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
      ),
    ),
  },
  { $id: "Problem", description: "RFC 9457. Some kinds have further members." },
)
