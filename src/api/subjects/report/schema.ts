import { Type } from "typebox"
import { needs } from "../../access/needs.ts"
import { answer, problems } from "../../server/answers.ts"
import { IdParams } from "../../values/id.ts"
import { closed } from "../../values/schema.ts"
import { exampleReport } from "./example.ts"
import { Report } from "./shape.ts"

/** Figures of a report, where nothing is asked for. */
export const FIGURES = 50

export const read = {
  tags: ["subjects"],
  operationId: "readSubjectReport",
  security: needs("read"),
  summary: "Read a subject's figures side by side",
  description:
    "Who says what since when, what disagrees, and what fits together. With `at`, as of a past moment: by the claims that had arrived and had not ended, and the rules that held; names and relations are those of now. A subject that was merged into another redirects there.",
  params: IdParams,
  querystring: Type.Object(
    {
      at: Type.Optional(Type.String({ maxLength: 40, description: "RFC 3339, up to now." })),
      limit: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 200, default: FIGURES, description: "Figures, the latest as-of first." }),
      ),
    },
    closed,
  ),
  response: {
    200: answer("The report.", Report, exampleReport),
    308: Type.Null({ description: "It was merged into the subject whose report is at Location." }),
    ...problems(400, 404, 422),
  },
}
