import { Type } from "typebox"
import * as examples from "../examples.ts"
import { closed } from "../inputs.ts"
import { Parsed, ref } from "../schemas.ts"
import { answer, problems } from "../server/answers.ts"

export const parse = {
  tags: ["texts"],
  operationId: "parseText",
  summary: "Read the figures of a text",
  description:
    "Finds every figure with its position, what it counts, who says so and when it held. Stores nothing. Positions are UTF-16 code units, end exclusive.",
  body: Type.Object(
    {
      text: Type.String({ description: "Prose. At most 1 MB as UTF-8, unless the service is set otherwise." }),
      publishedAt: Type.Optional(
        Type.String({ maxLength: 40, description: 'RFC 3339. Without it, "in October" has no year and asOf is null.' }),
      ),
      language: Type.Optional(Type.Enum(["en", "de"], { default: "en" })),
    },
    { ...closed, examples: [examples.parseInput] },
  ),
  response: {
    200: answer("The mentions, in their order in the text.", ref(Parsed), examples.parsed),
    ...problems(400, 413, 415, 422),
  },
}
