import { Type } from "typebox"
import { MOST_KEPT } from "../../store/conflicts/kept-conflicts.ts"
import { CLAIM_STATUSES } from "../../store/tables.ts"
import { Conflict } from "../conflicts/shape.ts"
import { Change } from "../values/history.ts"
import { Id } from "../values/id.ts"
import { Instant, nullableInstant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { AsOf } from "../values/period.ts"
import { Quantity } from "../values/quantity.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { SimilarSubjects } from "../values/similar.ts"
import { Warnings } from "../values/warnings.ts"
import { MOST_CLAIMANTS } from "./input.ts"

export const Claim = Type.Object(
  {
    id: Id,
    subject: ref(Named),
    source: ref(Named),
    claimant: { ...ref(Named), description: "The first of `claimants`." },
    claimants: Type.Array(ref(Named), {
      minItems: 1,
      maxItems: MOST_CLAIMANTS,
      description: "Who asserts it, as the claim names them.",
    }),
    via: Type.Array(ref(Named), { description: "The links between source and claimant, nearest first." }),
    figure: Type.Object({ id: Id }, { description: "Claims of one figure share it.", ...closed }),
    wording: nullableText({ description: "As it was filed; null where its text was erased." }),
    language: Type.String({ description: "The language that the wording was read in.", examples: ["en"] }),
    quantity: ref(Quantity),
    asOf: ref(AsOf),
    asOfAssumed: Type.Boolean({ description: "No as-of date was given: it is the UTC day of publication." }),
    publishedAt: Instant,
    publishedAtAssumed: Type.Boolean({
      description: "Only the day of publication was given: `publishedAt` is the first instant of it in UTC.",
    }),
    recordedAt: Instant,
    url: nullableText(),
    quote: nullableText(),
    externalId: nullableText(),
    status: Type.Enum([...CLAIM_STATUSES]),
    carriedUntil: nullableInstant(
      "When the article that it came from stopped to carry it. Then it stays readable and holds no conflict open by itself. Null while the article carries it, and for a claim of no article.",
    ),
    corrects: nullableText({ description: "The claim that this one replaces." }),
    correctedBy: nullableText({ description: "The claim that replaces this one." }),
    erasedAt: nullableText({
      format: "date-time",
      description:
        "When an owner erased its wording, quote and address. `quantity.text` is then written from the numbers.",
    }),
    erasedBy: nullableText({ description: "Who erased them, as the history names people and keys." }),
    version: Type.Integer(),
  },
  { $id: "Claim", description: "One claimant's figure for one subject as one source carries it.", ...closed },
)

export const ClaimWithHistory = Type.Object(
  {
    ...Claim.properties,
    history: Type.Array(ref(Change), { description: "Retraction, correction or moves, with their reasons." }),
  },
  { $id: "ClaimWithHistory", ...closed },
)

export const Filed = Type.Object(
  {
    claim: ref(Claim),
    conflicts: Type.Array(ref(Conflict), { maxItems: 100, description: "Most severe first; at most 100." }),
    conflictsTotal: Type.Integer({ minimum: 0, description: "All that stand, also those that are not kept." }),
    conflictsLeftOut: Type.Integer({
      minimum: 0,
      description: `How many of these are not kept: of each figure ${MOST_KEPT} conflicts are.`,
    }),
    subjectCreated: Type.Boolean({ description: "The claim is the first of a subject that it created." }),
    similar: Type.Optional(SimilarSubjects),
    warnings: Type.Optional(Warnings),
  },
  { $id: "Filed", ...closed },
)

export const Erased = Type.Object(
  {
    claim: ref(Claim),
    claimsErased: Type.Integer({
      minimum: 0,
      description: "How many claims have lost their text now: this one, and those that it corrects or that correct it.",
    }),
    sourcesErased: Type.Integer({ minimum: 0, description: "How many sources have lost their names now." }),
    namesKept: Type.Array(ref(Named), {
      description: "With `names`: the sources and claimants whose names stay, since other claims name them.",
    }),
  },
  { $id: "Erased", ...closed },
)

export const Moved = Type.Object(
  {
    ...Filed.properties,
    conflictsResolved: Type.Integer({ minimum: 0, description: "They lost their last claim on a side." }),
  },
  { $id: "Moved", ...closed },
)
