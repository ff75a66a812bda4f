import { Type } from "typebox"
import { DRAFT_FORMATS } from "../../operations/drafts/read-draft.ts"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import { ClaimantsInput, Quote, SourceInput, SubjectInput } from "../claims/input.ts"
import { LONGEST_TEXT } from "../texts/schema.ts"
import { FigureInput } from "../values/figure-input.ts"
import { Reason } from "../values/history.ts"
import { PublishedAt } from "../values/instant.ts"
import { Url } from "../values/named.ts"
import { AsOfInput } from "../values/period.ts"
import { closed } from "../values/schema.ts"
import { exampleArticleInput } from "./example.ts"

/** Sections of one text at most. */

/** Figures of one version at most. */
const MOST_FIGURES = 500

const Slot = Type.Object(
  {
    slot: Type.String({
      minLength: 1,
      maxLength: 300,
      description: "Your name of the figure, the same in every version: what follows under it is its lineage.",
    }),
    subject: SubjectInput,
    figure: FigureInput,
    claimant: Type.Optional(SourceInput),
    claimants: Type.Optional(ClaimantsInput),
    asOf: Type.Optional(AsOfInput),
    quote: Type.Optional(Quote),
  },
  closed,
)

/** Parts of a text that a version has at most. */
const MOST_SECTIONS = 1_000

export const Sections = Type.Array(
  Type.Object(
    {
      start: Type.Integer({ minimum: 0, description: "UTF-16 code units." }),
      end: Type.Integer({ minimum: 1, description: "Exclusive." }),
      publishedAt: Type.String({ format: "date-time", maxLength: 40, description: "RFC 3339." }),
    },
    closed,
  ),
  {
    maxItems: MOST_SECTIONS,
    description: `Parts of a plain text that were published at other times, such as the updates of a live blog: their figures are dated by these. In their order, without overlap, at most ${MOST_SECTIONS}.`,
  },
)

export const VersionInput = Type.Object(
  {
    text: Type.Optional(
      Type.String({
        maxLength: LONGEST_TEXT,
        description:
          "The text of the version. Its figures are read, and tied to those of the version before. Instead of `claims`.",
      }),
    ),
    format: Type.Optional(
      Type.Enum([...DRAFT_FORMATS], {
        description:
          "How the headline and the text are written. `text` takes them as they stand. Left out, what looks like markup is refused.",
      }),
    ),
    sections: Type.Optional(Sections),
    claims: Type.Optional(
      Type.Array(Slot, {
        maxItems: MOST_FIGURES,
        description: `The figures of the version, for a sender that knows what each speaks of: at most ${MOST_FIGURES}. Whoever asserts one is the source of the article where nobody is named. Instead of \`text\`.`,
      }),
    ),
    headline: Type.Optional(Type.String({ maxLength: 2_000 })),
    url: Type.Optional(Url),
    publishedAt: PublishedAt,
    version: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description:
          "Your own number of the version. It orders versions of one moment; without it they are in the order of arrival.",
      }),
    ),
    language: Type.Optional(
      Type.Enum([...LANGUAGES], {
        description: "The language that wordings are read in; English where it is left out.",
      }),
    ),
    correction: Type.Optional(
      Type.Object(
        { note: Reason },
        {
          ...closed,
          description:
            "The version corrects what stood before: a figure that changed takes the place of the one that was wrong, with the note as the reason.",
        },
      ),
    ),
    fileSure: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          "With `text`: ties new figures to the stored subject that they surely speak of (`link` `sure`), and files them, without asking anybody. Otherwise subjects are only proposed.",
      }),
    ),
    dryRun: Type.Optional(
      Type.Boolean({ default: false, description: "Answers what would come of it, and stores nothing." }),
    ),
  },
  { ...closed, examples: [exampleArticleInput] },
)

export const ArticleParams = Type.Object({
  source: Type.String({
    minLength: 1,
    maxLength: 300,
    description: "The source that publishes the article: its id, its name or an alias. It must be there.",
  }),
  externalId: Type.String({ minLength: 1, maxLength: 300, description: "The source's own id of the article." }),
})
