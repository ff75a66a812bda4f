import { Type } from "typebox"
import * as examples from "../examples.ts"
import { AsOfInput, closed, FigureInput, Measure, SettingsInput } from "../inputs.ts"
import { Compared, ref } from "../schemas.ts"
import { answer, problems } from "../server/answers.ts"

/** Matching figures looks at every pair of them: a text here is an article, not a book. */
const LONGEST_TEXT = 50_000

const Side = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: LONGEST_TEXT })),
    figure: Type.Optional(FigureInput),
    asOf: Type.Optional(AsOfInput),
  },
  { ...closed, description: "Either a text or a figure." },
)

export const compare = {
  tags: ["texts"],
  operationId: "compare",
  summary: "Compare two figures or two texts",
  description:
    "Two texts are taken to speak of the same event: the figures that are about the same thing are compared, and the worst of the pairs is the verdict, with all of them in `pairs`. Dates, clock times, places in an order, scores and ratings are held against their like, the first four without any tolerance: a date is in days since 1 January 1970 (dimension `date`) or, without a year, in days of the year (`day-of-year`), a clock time in minutes since midnight (`clock`). Stores nothing.",
  body: Type.Object(
    { a: Side, b: Side, measure: Type.Optional(Measure), tolerance: Type.Optional(SettingsInput) },
    { ...closed, examples: [examples.compareInput] },
  ),
  response: { 200: answer("The verdict.", ref(Compared), examples.compared), ...problems(400, 413, 415, 422) },
}
