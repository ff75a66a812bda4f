import { Type } from "typebox"
import { DRAFT_FORMATS } from "../../operations/drafts/read-draft.ts"
import { needs } from "../access/needs.ts"
import { SourceInput } from "../claims/input.ts"
import { answer, problems } from "../server/answers.ts"
import { Language, LONGEST_TEXT } from "../texts/schema.ts"
import { Id } from "../values/id.ts"
import { Name, Url } from "../values/named.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleChecked, exampleDraft } from "./example.ts"
import { CheckedDraft } from "./shape.ts"

/** UTF-16 units of a headline. */
const LONGEST_HEADLINE = 1_000

const Format = Type.Enum([...DRAFT_FORMATS], {
  description:
    "How the headline and the text are written. `text` takes them as they stand. Of the others the figures are read without the markup; positions are those in what was sent. Left out, what looks like markup is refused.",
})

const MOST_HINTS = 1_000

/** As `PUT /v1/articles/{source}/…` takes it, and as other bodies do. */
const ArticleSource = Type.Unsafe<string | { name: string; url?: string }>({
  description: 'The id, the name or an alias of its source, as in the address of the article; or {"name"}.',
  anyOf: [Name, Type.Object({ name: Name, url: Type.Optional(Url) }, closed)],
})

const Hint = Type.Object(
  {
    start: Type.Integer({ minimum: 0, description: "UTF-16 code units of what was sent." }),
    end: Type.Integer({ minimum: 1, description: "Exclusive. The span touches one figure." }),
    in: Type.Optional(Type.Enum(["headline", "text"], { default: "text" })),
    subject: Id,
  },
  closed,
)

export const check = {
  tags: ["texts"],
  operationId: "checkDraft",
  security: needs("check"),
  summary: "Check a draft",
  description:
    "Reads the figures of a draft and lists what a person should look at before it is published: what the draft says against itself. Each figure has the stored subjects that it may speak of. Stores nothing.",
  body: Type.Object(
    {
      headline: Type.Optional(Type.String({ maxLength: LONGEST_HEADLINE })),
      text: Type.String({ maxLength: LONGEST_TEXT }),
      format: Type.Optional(Format),
      publishedAt: Type.Optional(
        Type.String({ maxLength: 40, description: 'RFC 3339. Without it, "in October" has no year and asOf is null.' }),
      ),
      language: Type.Optional(Language),
      source: Type.Optional(SourceInput),
      article: Type.Optional(
        Type.Object(
          { source: ArticleSource, externalId: Type.String({ minLength: 1, maxLength: 300 }) },
          { ...closed, description: "The published article of which this is to be the next version." },
        ),
      ),
      hints: Type.Optional(
        Type.Array(Hint, {
          maxItems: MOST_HINTS,
          description: "What is known of figures. Such a figure is of its subject, whatever its words say.",
        }),
      ),
    },
    { ...closed, examples: [exampleDraft] },
  ),
  response: {
    200: answer("The figures of the draft, and what was found.", ref(CheckedDraft), exampleChecked),
    ...problems(400, 413, 415, 422),
  },
}
