import { Type } from "typebox"
import { MARKUPS } from "../../quantity/find-markup.ts"
import { DEFAULT_LANGUAGE, LANGUAGES } from "../../quantity/languages/languages.ts"
import { needs } from "../access/needs.ts"
import { exampleVerdict } from "../conflicts/example.ts"
import { SettingsInput } from "../rules/settings-input.ts"
import { answer, problems } from "../server/answers.ts"
import { FigureInput } from "../values/figure-input.ts"
import { Measure } from "../values/measure.ts"
import { AsOfInput } from "../values/period.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleCompareInput, exampleParsed, exampleParseInput } from "./example.ts"
import { Compared, Parsed } from "./shape.ts"

export const Language = Type.Enum([...LANGUAGES], {
  default: DEFAULT_LANGUAGE,
  description:
    "The language of the text or of the wording. A text that is plainly in another one is not read, and a note says so.",
})

const Format = Type.Enum([...MARKUPS], {
  description:
    "How the text is marked up. Figures are read of the text without its markup; positions are those in the text that was sent. Without it the text is plain, and one that looks like markup is refused.",
})

export const parse = {
  tags: ["texts"],
  operationId: "parseText",
  security: needs("check"),
  summary: "Read the figures of a text",
  description:
    "Finds every figure with its position, what it counts, who says so and when it held. Stores nothing. Positions are UTF-16 code units, end exclusive.",
  body: Type.Object(
    {
      text: Type.String({ description: "Prose. At most 1 MB as UTF-8, unless the service is set otherwise." }),
      publishedAt: Type.Optional(
        Type.String({ maxLength: 40, description: 'RFC 3339. Without it, "in October" has no year and asOf is null.' }),
      ),
      language: Type.Optional(Language),
      format: Type.Optional(Format),
    },
    { ...closed, examples: [exampleParseInput] },
  ),
  response: {
    200: answer("The mentions, in their order in the text.", ref(Parsed), exampleParsed),
    ...problems(400, 413, 415, 422),
  },
}

/** Matching figures looks at every pair of them: a text here is an article, not a book. */
export const LONGEST_TEXT = 50_000

const Side = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: LONGEST_TEXT })),
    figure: Type.Optional(FigureInput),
    asOf: Type.Optional(AsOfInput),
    language: Type.Optional(Language),
    format: Type.Optional(Format),
  },
  { ...closed, description: "Either a text or a figure. A `format` goes with a text only." },
)

export const compare = {
  tags: ["texts"],
  operationId: "compare",
  security: needs("check"),
  summary: "Compare two figures or two texts",
  description:
    "Two texts are taken to speak of the same event: the figures that are about the same thing are compared, and the worst of the pairs is the verdict, with all of them in `pairs`; what was not understood is in `unread`. The two may be in two languages: figures are then paired by their units and values, and by words that both have. Dates, clock times, places in an order, scores and ratings are held against their like, the first four without any tolerance: a date is in days since 1 January 1970 (dimension `date`) or, without a year, in days of the year (`day-of-year`), a clock time in minutes since midnight (`clock`). Stores nothing.",
  body: Type.Object(
    { a: Side, b: Side, measure: Type.Optional(Measure), tolerance: Type.Optional(SettingsInput) },
    { ...closed, examples: [exampleCompareInput] },
  ),
  response: { 200: answer("The verdict.", ref(Compared), exampleVerdict), ...problems(400, 413, 415, 422) },
}
