import { Type } from "typebox"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import { CLAIM_SORTS, DIRECTIONS } from "../../store/claims/claim-order.ts"
import { MOST_KEPT } from "../../store/conflicts/kept-conflicts.ts"
import { CLAIM_STATUSES } from "../../store/tables.ts"
import { needs } from "../access/needs.ts"
import { exampleConflictRead } from "../conflicts/example.ts"
import { Statuses } from "../conflicts/input.ts"
import { Conflict } from "../conflicts/shape.ts"
import { answer, CHANGE, CREATE, FILTERED_LIST, READ_ONE, READ_VERSION } from "../server/answers.ts"
import { PostChangeHeaders, ReadHeaders, WriteHeaders } from "../server/request-headers.ts"
import { FigureInput } from "../values/figure-input.ts"
import { Reason } from "../values/history.ts"
import { Id, IdParams } from "../values/id.ts"
import { PublishedAt } from "../values/instant.ts"
import { Url } from "../values/named.ts"
import { page, pageSchema } from "../values/page.ts"
import { AsOfInput } from "../values/period.ts"
import { closed, ref } from "../values/schema.ts"
import { SearchWords } from "../values/search-words.ts"
import {
  exampleClaim,
  exampleClaimInput,
  exampleErased,
  exampleFiled,
  exampleFiledFirst,
  exampleMoved,
} from "./example.ts"
import { ClaimantsInput, KnownSubject, Quote, SourceInput, SubjectInput } from "./input.ts"
import { exampleReviewed, ReviewedClaim } from "./review-shape.ts"
import { Claim, ClaimWithHistory, Erased, Filed, Moved } from "./shape.ts"

const tags = ["claims"]

const FORMATS = ["json", "claimreview"] as const

const Language = Type.Enum([...LANGUAGES], {
  description:
    "The language that the wording is read in: `1.234` is a decimal in English and a thousand in German. English where it is left out.",
})

export const file = {
  tags,
  operationId: "fileClaim",
  security: needs("file"),
  summary: "File a claim",
  description:
    "Stores a claim and compares its figure with the other figures of the subject. A subject that no name or alias stands for is created: then `similar` names the stored ones that it may be. With `create` false the claim is refused instead, with 409 and `similar`. The answer holds the conflicts that the claim opens or joins. The same body again under one `externalId` of one source is answered with 200 and the stored claim. After a correction that is the claim that corrects, both for the body that was filed first and for a body that says what the correction says. Any other body is refused with 409. The `externalId` of a retracted claim can be filed again.",
  headers: WriteHeaders,
  body: Type.Object(
    {
      subject: SubjectInput,
      figure: FigureInput,
      source: SourceInput,
      claimant: Type.Optional(SourceInput),
      claimants: Type.Optional(ClaimantsInput),
      via: Type.Optional(Type.Array(SourceInput, { maxItems: 20, description: "The links between, nearest first." })),
      publishedAt: PublishedAt,
      asOf: Type.Optional(AsOfInput),
      url: Type.Optional(Url),
      quote: Type.Optional(Quote),
      externalId: Type.Optional(
        Type.String({ minLength: 1, maxLength: 300, description: "The source's own id of this claim." }),
      ),
      language: Type.Optional(Language),
    },
    { ...closed, examples: [exampleClaimInput] },
  ),
  response: {
    200: answer("The stored claim: it was filed before with this body.", ref(Filed), exampleFiled),
    201: answer(
      "The claim, the conflicts that it opens or joins, and whether it created its subject.",
      ref(Filed),
      exampleFiledFirst,
    ),
    ...CREATE,
  },
}

export const list = {
  tags,
  operationId: "listClaims",
  security: needs("read"),
  summary: "List claims",
  description: "By the time of publication or of recording, the last first unless `order` says otherwise.",
  querystring: Type.Object(
    {
      subject: Type.Optional(Id),
      source: Type.Optional(Id),
      claimant: Type.Optional(Id),
      figure: Type.Optional({ ...Id, description: "The id that figures have in claims and conflicts." }),
      externalId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      url: Type.Optional({ ...Url, description: "The address as it was filed, to the letter." }),
      tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: "A tag of the subject." })),
      status: Type.Optional(Type.Enum([...CLAIM_STATUSES])),
      superseded: Type.Optional(
        Type.Boolean({
          description:
            "With `subject`: only claims of figures that their only claimant has replaced, and which are out of date, or only the others.",
        }),
      ),
      publishedFrom: Type.Optional(
        Type.String({ description: "RFC 3339 or YYYY-MM-DD, in UTC; published then or later." }),
      ),
      publishedTo: Type.Optional(
        Type.String({
          description: "RFC 3339 or YYYY-MM-DD, in UTC; published then or before, a day included to its end.",
        }),
      ),
      asOf: Type.Optional(
        Type.String({
          description:
            "YYYY, YYYY-MM, YYYY-MM-DD, or two of these with a slash between: claims whose as-of dates meet it.",
        }),
      ),
      q: Type.Optional(SearchWords("Words in the wording or the quote.")),
      sort: Type.Optional(Type.Enum([...CLAIM_SORTS], { default: "published" })),
      order: Type.Optional(
        Type.Enum([...DIRECTIONS], {
          default: "desc",
          description: "`desc`: the latest first. `asc`: the earliest first.",
        }),
      ),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of claims.", pageSchema(ref(Claim)), { items: [exampleClaim], nextCursor: null }),
    ...FILTERED_LIST,
  },
}

export const read = {
  tags,
  operationId: "readClaim",
  security: needs("read"),
  summary: "Read a claim",
  description:
    "The answer has its history and an ETag. With `format=claimreview` it is JSON-LD in the words of schema.org, for pages and partners: the `Claim`, and a `ClaimReview` for each decision of a person about a conflict that the claim is in.",
  params: IdParams,
  querystring: Type.Object({ format: Type.Optional(Type.Enum([...FORMATS], { default: "json" })) }, closed),
  headers: ReadHeaders,
  response: {
    200: {
      description: "The claim.",
      content: {
        "application/json": {
          schema: Type.Unsafe<unknown>(ref(ClaimWithHistory)),
          example: { ...exampleClaim, history: [] },
        },
        "application/ld+json": { schema: Type.Unsafe<unknown>(ref(ReviewedClaim)), example: exampleReviewed },
      },
    },
    ...READ_VERSION,
  },
}

const ConflictsOfClaim = Type.Object(
  {
    ...pageSchema(ref(Conflict)).properties,
    leftOut: Type.Integer({
      minimum: 0,
      description: `How many more figures disagree with that of the claim: ${MOST_KEPT} conflicts are kept of each.`,
    }),
  },
  closed,
)

export const conflicts = {
  tags,
  operationId: "listConflictsOfClaim",
  security: needs("read"),
  summary: "List the conflicts of a claim's figure",
  description:
    "Newest first. Revisions are left out: they are no conflicts. `leftOut` counts the disagreements that are not kept.",
  params: IdParams,
  querystring: Type.Object({ status: Type.Optional(Statuses), ...page }, closed),
  response: {
    200: answer("A page of conflicts.", ConflictsOfClaim, {
      items: [exampleConflictRead],
      nextCursor: null,
      leftOut: 0,
    }),
    ...READ_ONE,
  },
}

export const retract = {
  tags,
  operationId: "retractClaim",
  security: needs("file"),
  summary: "Retract a claim",
  description:
    "The claim stays readable. Conflicts that lose their last claim on a side are resolved with the reason, in the same transaction.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object({ reason: Reason }, { ...closed, examples: [{ reason: "The ministry withdrew its statement." }] }),
  response: {
    200: answer(
      "The claim, and how many conflicts it resolved.",
      Type.Object({ claim: ref(Claim), conflictsResolved: Type.Integer({ minimum: 0 }) }, closed),
      { claim: { ...exampleClaim, status: "retracted", version: 2 }, conflictsResolved: 1 },
    ),
    ...CHANGE,
  },
}

export const correct = {
  tags,
  operationId: "correctClaim",
  security: needs("file"),
  summary: "Correct a claim",
  description:
    "Files a new claim in the place of one that was wrong; what is left out stays as it was. With `language` alone the stored wording is read again, in that language. The old one stays readable as `corrected`, and its `externalId` stands for the new one. A correction that changes nothing files no claim: the answer is 200 with the claim as it is.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object(
    {
      reason: Reason,
      figure: Type.Optional(FigureInput),
      claimant: Type.Optional(SourceInput),
      claimants: Type.Optional(ClaimantsInput),
      via: Type.Optional(Type.Array(SourceInput, { maxItems: 20 })),
      publishedAt: Type.Optional(PublishedAt),
      asOf: Type.Optional(AsOfInput),
      language: Type.Optional(Language),
      url: Type.Optional(Url),
      quote: Type.Optional(Quote),
    },
    { ...closed, examples: [{ reason: "A typing error: 11,000 was meant.", figure: "nearly 11,000" }] },
  ),
  response: {
    200: answer("The claim as it is, since nothing changes.", ref(Filed), exampleFiled),
    201: answer("The new claim, with its conflicts.", ref(Filed), exampleFiled),
    ...CHANGE,
  },
}

export const move = {
  tags,
  operationId: "moveClaim",
  security: needs("curate"),
  summary: "Move a claim to another subject",
  description:
    "The claim leaves its figure, and joins or makes the figure of the other subject. A wording without a unit is read in the unit of that subject; a claim whose figure has another dimension is refused. Conflicts that lose their last claim on a side are resolved with the reason, in the same transaction. The answer holds the conflicts that the claim opens or joins. Its id, its external id, its history and its publication stay. A move to the subject that has the claim already changes nothing. A claim that was retracted or corrected is refused with 409.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object(
    { subject: KnownSubject, reason: Reason },
    {
      ...closed,
      examples: [{ subject: exampleMoved.claim.subject.id, reason: "It speaks of the troops in Kursk alone." }],
    },
  ),
  response: {
    200: answer(
      "The claim where it is now, its conflicts, and how many others were resolved.",
      ref(Moved),
      exampleMoved,
    ),
    ...CHANGE,
  },
}

export const erase = {
  tags,
  operationId: "eraseClaim",
  security: needs("admin"),
  summary: "Erase the text of a claim",
  description:
    "Takes the wording, the quote and the address from the claim and from all that it corrects or that correct it, and from wherever else they stand: figures, sentences about conflicts, histories, refused lines of imports, stored answers. With `names` the sources and claimants that no other claim names lose their names, aliases, addresses and tags. Numbers, days, statuses, conflicts and verdicts stay. The claim is shown with `wording`, `quote` and `url` null and with `erasedAt`; its `quantity.text` is written from the numbers. It can be retracted and moved, and not corrected; its `externalId` is refused from then on, with 409 `claim-erased`. This cannot be undone. A second time it changes nothing. Backups that were made before keep the text.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object(
    {
      reason: Type.Optional(Reason),
      names: Type.Optional(
        Type.Boolean({
          default: false,
          description:
            "Also take the names of the source, the claimants and the links between, where no other claim names them.",
        }),
      ),
    },
    { ...closed, examples: [{ reason: "A court order.", names: true }] },
  ),
  response: {
    200: answer("The claim without its text, and what was erased.", ref(Erased), exampleErased),
    ...CHANGE,
  },
}
