import { Type } from "typebox"
import { CLAIM_STATUSES } from "../../store/tables.ts"
import { EXAMPLE_IDS, exampleIntelligence, exampleNearlyTwelve, exampleSubjectName } from "../values/example.ts"
import { exampleChange } from "../values/history.ts"
import { closed } from "../values/schema.ts"

const Urn = Type.String({ pattern: "^urn:uuid:", description: "The same in every answer. It is no address." })

const DateOrTime = Type.String({ description: "RFC 3339; a day where only that is known." })

const Source = Type.Object(
  { "@type": Type.Literal("Thing"), "@id": Urn, name: Type.String(), url: Type.Optional(Type.String()) },
  { ...closed, description: "A source. Whether it is a person or an organisation is not known here." },
)

const Actor = Type.Object(
  { "@type": Type.Literal("Thing"), name: Type.String() },
  { ...closed, description: "Who was named in the X-Actor." },
)

const Work = Type.Object(
  {
    "@type": Type.Literal("CreativeWork"),
    url: Type.Optional(Type.String()),
    publisher: Source,
    datePublished: DateOrTime,
    hasPart: Type.Optional(
      Type.Object(
        { "@type": Type.Literal("Quotation"), text: Type.String() },
        { ...closed, description: "The sentence it was read in." },
      ),
    ),
  },
  closed,
)

const Correction = Type.Object(
  {
    "@type": Type.Literal("CorrectionComment"),
    text: Type.Optional(Type.String({ description: "The reason that was given." })),
    datePublished: Type.Optional(DateOrTime),
    about: Type.Optional(
      Type.Object({ "@type": Type.Literal("Claim"), "@id": Urn }, { ...closed, description: "The claim instead." }),
    ),
  },
  closed,
)

const ClaimNode = Type.Object(
  {
    "@type": Type.Literal("Claim"),
    "@id": Urn,
    text: Type.String({
      description: "The subject and the wording; of a claim whose text was erased, the figure as its numbers write it.",
    }),
    inLanguage: Type.String(),
    about: Type.Object({ "@type": Type.Literal("Thing"), "@id": Urn, name: Type.String() }, closed),
    author: Type.Unsafe<unknown>({
      anyOf: [Source, Type.Array(Source, { minItems: 2 })],
      description: "The claimants; a list where there are several.",
    }),
    datePublished: DateOrTime,
    temporalCoverage: Type.Optional(
      Type.String({ description: "The as-of date, where one was given, as ISO 8601: `2024-11`, `2024-11-01/..`." }),
    ),
    appearance: Work,
    firstAppearance: Type.Optional({
      ...Work,
      description:
        "The first work here in which the same claimant asserts the figure. Claims that have ended have none.",
    }),
    creativeWorkStatus: Type.Optional(
      Type.Enum(
        CLAIM_STATUSES.filter((status) => status !== "active"),
        { description: "Of a claim that was taken back or corrected." },
      ),
    ),
    correction: Type.Optional(Correction),
  },
  closed,
)

const Review = Type.Object(
  {
    "@type": Type.Literal("ClaimReview"),
    claimReviewed: Type.String(),
    itemReviewed: { ...ClaimNode, description: "The claim, without the quotation and the first appearance." },
    datePublished: DateOrTime,
    dateModified: Type.Optional({ ...DateOrTime, description: "When the note was changed after that." }),
    author: Type.Optional(Actor),
    contributor: Type.Optional({ ...Actor, description: "Who changed the note, where that is somebody else." }),
    reviewBody: Type.Optional(Type.String({ description: "The note." })),
    reviewRating: Type.Object(
      {
        "@type": Type.Literal("Rating"),
        alternateName: Type.Enum(["explained", "dismissed", "resolved"], {
          description: "The status that the person gave. There is no number: nobody gave one.",
        }),
      },
      closed,
    ),
  },
  {
    ...closed,
    description:
      "What a person decided about a conflict that the claim is in. Conflicts that were settled together, with one note, are one review. Of one figure the last 100 are told. It has no `url`, since the service does not know the address under which others reach it.",
  },
)

export const ReviewedClaim = Type.Object(
  {
    "@context": Type.Literal("https://schema.org"),
    "@graph": Type.Array(Type.Unsafe<unknown>({ anyOf: [ClaimNode, Review] }), {
      minItems: 1,
      description: "The `Claim` first, then its reviews, oldest first.",
    }),
  },
  { $id: "ReviewedClaim", description: "A claim as JSON-LD in the words of schema.org.", ...closed },
)

const exampleSource = { "@type": "Thing", "@id": `urn:uuid:${exampleIntelligence.id}`, name: exampleIntelligence.name }
const exampleWork = { "@type": "CreativeWork", publisher: exampleSource, datePublished: "2024-11-02T12:00:00Z" }

const exampleClaimNode = {
  "@type": "Claim",
  "@id": `urn:uuid:${EXAMPLE_IDS.claim}`,
  text: `${exampleSubjectName.name}: ${exampleNearlyTwelve.text}`,
  inLanguage: "en",
  about: { "@type": "Thing", "@id": `urn:uuid:${exampleSubjectName.id}`, name: exampleSubjectName.name },
  author: exampleSource,
  datePublished: "2024-11-02T12:00:00Z",
  appearance: exampleWork,
  firstAppearance: exampleWork,
}

const { firstAppearance: _first, ...exampleItem } = exampleClaimNode

export const exampleReviewed = {
  "@context": "https://schema.org",
  "@graph": [
    exampleClaimNode,
    {
      "@type": "ClaimReview",
      claimReviewed: exampleClaimNode.text,
      itemReviewed: exampleItem,
      datePublished: exampleChange.at,
      author: { "@type": "Thing", name: exampleChange.who },
      reviewBody: exampleChange.note,
      reviewRating: { "@type": "Rating", alternateName: "explained" },
    },
  ],
}
