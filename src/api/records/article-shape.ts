import { type TSchema, Type } from "typebox"
import { DRAFT_FORMATS } from "../../operations/drafts/read-draft.ts"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import { Sections } from "../articles/input.ts"
import { Match } from "../drafts/shape.ts"
import { LONGEST_TEXT } from "../texts/schema.ts"
import { mentionMembers } from "../texts/shape.ts"
import { FigureInput } from "../values/figure-input.ts"
import { Id } from "../values/id.ts"
import { Url } from "../values/named.ts"
import { AsOf } from "../values/period.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { SeenFigure } from "./link-shape.ts"
import { ExactQuantity, History, NamedSubject, NamedThing, NullableId, NullableLongText, Time } from "./values.ts"

const nullable = (schema: TSchema) => Type.Unsafe<unknown>({ anyOf: [schema, { type: "null" }] })

/** More than a line can hold: `LINE_LIMITS` and the bytes of a line end before. */
const MOST_LINEAGES = 50_000
const MOST_DISMISSALS = 1_000
const MOST_FIGURES = 20_000

const LineageId = { ...Id, description: "Its id." }
const Who = nullableText({ maxLength: 1_000 })

const Lineage = Type.Object(
  {
    lineage: LineageId,
    slot: nullableText({ minLength: 1, maxLength: 300, description: "The sender's name of it." }),
    decision: Type.Unsafe<unknown>({
      ...nullable(Type.Object({ subject: nullable(NamedSubject), who: Who, at: Time }, closed)),
      description: "What a person has tied it to; a subject of null says that it speaks of none.",
    }),
  },
  closed,
)

const Dismissal = Type.Object(
  {
    finding: Type.String({ minLength: 1, maxLength: 200 }),
    reason: NullableLongText,
    who: Who,
    at: Time,
  },
  closed,
)

export const ArticleRecord = Type.Object(
  {
    kind: Type.Literal("article"),
    id: Id,
    source: NamedThing,
    externalId: Type.String({ minLength: 1, maxLength: 300 }),
    createdAt: Type.Optional(Time),
    changedAt: Type.Optional(Time),
    lineages: Type.Array(Lineage, {
      maxItems: MOST_LINEAGES,
      description: "What the article gives figures for, through all its versions.",
    }),
    dismissals: Type.Array(Dismissal, {
      maxItems: MOST_DISMISSALS,
      description: "Findings of the article that somebody has put aside.",
    }),
    history: History,
  },
  {
    $id: "ArticleRecord",
    description: "An article without what it says. Its versions follow it, each as an `article-version`.",
    ...closed,
  },
)

const Hash = Type.String({ minLength: 1, maxLength: 100 })
const Position = Type.Integer({ minimum: 0, maximum: LONGEST_TEXT * 2 })

const { text: _words, quantity: _numbers, asOf: _days, ...placed } = mentionMembers

const Placed = Type.Object(
  {
    ...placed,
    start: { ...Position, description: "UTF-16 code units into the plain text of its part." },
    end: { ...Position, description: "Exclusive." },
    in: Type.Enum(["headline", "text"]),
    at: Type.Object(
      { start: Position, end: Position },
      { ...closed, description: "The same place in what was sent, markup included." },
    ),
  },
  { ...closed, description: "Where the figure stands in the text; null of one that was sent as a figure." },
)

const Claimants = Type.Array(NamedThing, { maxItems: 1_000 })

const Figure = Type.Object(
  {
    lineage: LineageId,
    subject: Type.Unsafe<unknown>({ ...nullable(NamedSubject), description: "The subject that it was sent with." }),
    claimants: Claimants,
    figure: FigureInput,
    quantity: ref(ExactQuantity),
    asOf: nullable(ref(AsOf)),
    quote: nullableText({ maxLength: LONGEST_TEXT }),
    mention: nullable(Placed),
    matches: Type.Unsafe<unknown>({
      ...nullable(Type.Array(ref(Match), { maxItems: 5 })),
      description: "The subjects that it might speak of when it was read.",
    }),
    content: { ...Hash, description: "Stands for what it says." },
    continues: Type.Unsafe<number | null>({
      type: ["integer", "null"],
      minimum: 0,
      maximum: MOST_FIGURES,
      description: "The place of the figure of the version before that it continues.",
    }),
    kept: Type.Boolean({ description: "It says what that one says." }),
    sentence: nullableText({ minLength: 1, maxLength: 100, description: "Stands for its sentence." }),
    seen: Type.Optional(
      Type.Unsafe<unknown>({
        ...nullable(ref(SeenFigure)),
        description: "Null of one that was sent as a figure, and of one that only continues another.",
      }),
    ),
  },
  closed,
)

const Unread = Type.Object(
  {
    id: Id,
    figure: Type.String({ minLength: 1, maxLength: LONGEST_TEXT, description: "Its words." }),
    reason: Type.String({ minLength: 1, maxLength: LONGEST_TEXT, description: "Why it was not understood." }),
    start: { ...Position, description: "UTF-16 code units into the plain text of its part." },
    end: { ...Position, description: "Exclusive." },
    in: Type.Enum(["headline", "text"]),
    at: Type.Object(
      { start: Position, end: Position },
      { ...closed, description: "The same place in what was sent, markup included." },
    ),
    quote: nullableText({ maxLength: LONGEST_TEXT, description: "Its sentence." }),
    continues: Type.Unsafe<number | null>({
      type: ["integer", "null"],
      minimum: 0,
      maximum: MOST_FIGURES,
      description: "The place of the number of the version before that it continues.",
    }),
    sentence: Type.String({ minLength: 1, maxLength: 100, description: "Stands for its sentence." }),
  },
  closed,
)

const FiledClaim = Type.Object(
  {
    lineage: LineageId,
    claim: { ...Id, description: "A claim that is here." },
    subject: NamedSubject,
    claimants: Claimants,
    content: Hash,
    corrects: NullableId,
  },
  closed,
)

export const ArticleVersionRecord = Type.Object(
  {
    kind: Type.Literal("article-version"),
    id: Id,
    article: Type.Object({ id: Id }, closed),
    publishedAt: Time,
    publishedAtAssumed: Type.Boolean(),
    senderVersion: Type.Unsafe<number | null>({
      type: ["integer", "null"],
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: "The sender's own number.",
    }),
    hash: { ...Hash, description: "Of all that was sent: the same hash at the same time is the same version." },
    withdrawal: Type.Boolean({ description: "The article was withdrawn then." }),
    headline: nullableText({ maxLength: 2_000 }),
    url: nullable(Url),
    language: Type.Enum([...LANGUAGES]),
    text: nullableText({ maxLength: LONGEST_TEXT }),
    format: nullable(Type.Enum([...DRAFT_FORMATS])),
    sections: Type.Optional(Sections),
    correction: NullableLongText,
    recordedAt: Time,
    figures: Type.Array(Figure, { maxItems: MOST_FIGURES, description: "In their order; the first has the place 0." }),
    unread: Type.Optional(
      Type.Array(Unread, {
        maxItems: MOST_FIGURES,
        description: "The numbers of its text that were not understood, in their order; the first has the place 0.",
      }),
    ),
    claims: Type.Array(FiledClaim, {
      maxItems: MOST_FIGURES,
      description: "What was filed for figures that this version said first.",
    }),
  },
  {
    $id: "ArticleVersionRecord",
    description:
      "A version of an article, or its withdrawal. Nothing of it is read or filed anew: what its figures come to is in the records of the claims, which must be here.",
    ...closed,
  },
)
