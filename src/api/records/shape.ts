import { type TSchema, Type } from "typebox"
import { VERDICTS } from "../../compare/pair/verdict.ts"
import type { RecordKind } from "../../operations/records/record.ts"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import { CLAIM_STATUSES, CONFLICT_KINDS, CONFLICT_STATUSES, RESOLUTIONS } from "../../store/tables.ts"
import { Quote } from "../claims/input.ts"
import { SettingsInput } from "../rules/settings-input.ts"
import { Id } from "../values/id.ts"
import { Measure } from "../values/measure.ts"
import { Name, Url } from "../values/named.ts"
import { AsOf } from "../values/period.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { verdictMembers } from "../values/verdict.ts"
import { ArticleRecord, ArticleVersionRecord } from "./article-shape.ts"
import { LinkDecisionRecord, LinkModelRecord } from "./link-shape.ts"
import {
  ExactQuantity,
  ExactReading,
  FigureRecord,
  History,
  NamedSubject,
  NamedThing,
  NullableId,
  NullableLongText,
  NullableTime,
  Texts,
  Time,
} from "./values.ts"

const nullable = (schema: TSchema) => Type.Unsafe<unknown>({ anyOf: [schema, { type: "null" }] })

const kept = <Kind extends RecordKind>(kind: Kind) => ({
  kind: Type.Literal(kind),
  id: Type.Optional(Id),
  history: History,
})

export const SourceRecord = Type.Object(
  {
    ...kept("source"),
    name: Name,
    aliases: Type.Optional(Texts),
    url: Type.Optional(nullable(Url)),
    tags: Type.Optional(Texts),
    mergedInto: Type.Optional(NullableId),
    createdAt: Type.Optional(Time),
  },
  { $id: "SourceRecord", description: "All that is kept of a source.", ...closed },
)

export const SubjectRecord = Type.Object(
  {
    ...kept("subject"),
    name: Name,
    aliases: Type.Optional(Texts),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    measure: Type.Optional(Measure),
    measureAssumed: Type.Optional(Type.Boolean()),
    tags: Type.Optional(Texts),
    externalIds: Type.Optional(
      Type.Record(Type.String({ pattern: "^[a-z][a-z0-9-]{0,49}$" }), Type.String({ minLength: 1, maxLength: 200 }), {
        additionalProperties: false,
      }),
    ),
    partOf: Type.Optional(Type.Array(NamedThing, { maxItems: 20 })),
    exhaustive: Type.Optional(
      Type.Boolean({ description: "Its parts add up to it. Here it may be said before the parts come." }),
    ),
    disjoint: Type.Optional(Type.Boolean({ description: "Its parts do not overlap. Likewise." })),
    archivedAt: Type.Optional(NullableTime),
    mergedInto: Type.Optional(NullableId),
    createdAt: Type.Optional(Time),
  },
  { $id: "SubjectRecord", description: "All that is kept of a subject. It comes after what it is part of.", ...closed },
)

const version = {
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  name: Type.Optional(Name),
  scope: Type.Optional(
    Type.Object(
      {
        subject: Type.Optional(NamedSubject),
        tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        measure: Type.Optional(Measure),
        unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
        dimension: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      },
      closed,
    ),
  ),
  settings: SettingsInput,
  priority: Type.Optional(Type.Integer({ minimum: -1_000, maximum: 1_000 })),
  status: Type.Optional(Type.Enum(["active", "retired"])),
  at: Type.Optional(Type.String({ maxLength: 40, description: "From when on it held; RFC 3339." })),
}

export const RuleRecord = Type.Object(
  {
    ...kept("rule"),
    ...version,
    createdAt: Type.Optional(Time),
    earlier: Type.Optional(
      Type.Array(Type.Object(version, closed), { maxItems: 10_000, description: "The versions before, oldest first." }),
    ),
  },
  { $id: "RuleRecord", description: "A rule with all its versions.", ...closed },
)

export const ClaimRecord = Type.Object(
  {
    ...kept("claim"),
    subject: NamedSubject,
    source: NamedThing,
    claimant: Type.Optional(NamedThing),
    claimants: Type.Optional(
      Type.Array(NamedThing, { minItems: 1, maxItems: 1_000, description: "All who assert it, `claimant` first." }),
    ),
    via: Type.Optional(Type.Array(NamedThing, { maxItems: 20 })),
    figure: Type.Optional(Type.Object({ id: Id }, closed)),
    wording: Type.Unsafe<string | null>({
      ...nullable(Type.String({ minLength: 1, maxLength: 500 })),
      description: "Null where its text was erased, and only there.",
    }),
    language: Type.Optional(Type.Enum([...LANGUAGES])),
    quantity: Type.Optional(ref(ExactQuantity)),
    asOf: Type.Optional(ref(AsOf)),
    asOfAssumed: Type.Optional(Type.Boolean()),
    publishedAt: Time,
    publishedAtAssumed: Type.Optional(Type.Boolean()),
    recordedAt: Type.Optional(Time),
    url: Type.Optional(nullable(Url)),
    quote: Type.Optional(nullable(Quote)),
    externalId: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 300 }))),
    bodyHash: Type.Optional(
      nullable(Type.String({ pattern: "^[0-9a-f]{64}$", description: "Of the body that took the external id." })),
    ),
    status: Type.Optional(Type.Enum([...CLAIM_STATUSES])),
    corrects: Type.Optional(NullableId),
    correctedBy: Type.Optional(NullableId),
    endedAt: Type.Optional(NullableTime),
    erasedAt: Type.Optional(NullableTime),
    erasedBy: Type.Optional(nullableText({ maxLength: 1_000, description: "Who erased its text." })),
    carriedUntil: Type.Optional(NullableTime),
    saidAgainAt: Type.Optional(
      nullableText({
        maxLength: 40,
        description: "When its article said it again beside another figure of the same subject and claimants.",
      }),
    ),
  },
  {
    $id: "ClaimRecord",
    description: "All that is kept of a claim. Without `quantity` the wording is read.",
    ...closed,
  },
)

const { readings: _decimals, missing: _shown, missingTotal: _counted, ...verdict } = verdictMembers

const Both = Type.Object({ stated: ExactReading, implied: ExactReading, rounded: Type.Optional(ExactReading) }, closed)

const Speakers = Type.Object(
  {
    claimants: Type.Array(Id, { maxItems: 2 }),
    firstPublished: NullableTime,
    lastPublished: Type.Optional(NullableTime),
  },
  closed,
)

const JudgedBy = Type.Object(
  { measure: Measure, relation: Type.String({ maxLength: 50 }), a: Speakers, b: Speakers },
  {
    ...closed,
    description: "Who asserted the figures when they were judged, where that made a difference: a replay needs it.",
  },
)

const Detail = Type.Object(
  {
    ...verdict,
    readings: Type.Object({ a: Both, b: Both }, closed),
    missing: Type.Optional(
      Type.Array(Type.String(), { description: "Of a sum: all parts that have no figure beside the whole." }),
    ),
    judgedBy: Type.Optional(JudgedBy),
  },
  { description: "What the verdict says besides. It is kept of conflicts that are over; others are judged anew." },
)

export const ConflictRecord = Type.Object(
  {
    ...kept("conflict"),
    conflictKind: Type.Optional(Type.Enum([...CONFLICT_KINDS])),
    subject: Type.Optional(NamedSubject),
    figures: Type.Array(FigureRecord, {
      minItems: 1,
      maxItems: 1_001,
      description: "Both of a pair; the whole and then the figures of its parts.",
    }),
    verdict: Type.Enum([...VERDICTS]),
    severity: Type.Optional(nullable(Type.Enum(["low", "medium", "high"]))),
    detail: Type.Optional(Detail),
    status: Type.Enum([...CONFLICT_STATUSES]),
    resolution: Type.Optional(
      nullable(Type.Object({ by: Type.Enum([...RESOLUTIONS]), reason: NullableLongText }, closed)),
    ),
    note: Type.Optional(NullableLongText),
    assignee: Type.Optional(NullableLongText),
    openedAt: Type.Optional(Time),
    changedAt: Type.Optional(Time),
  },
  {
    $id: "ConflictRecord",
    description:
      "What became of a conflict. It is found by its figures; one that still stands must stand here too, by the claims and rules that are here.",
    ...closed,
  },
)

export const ExceptionRecord = Type.Object(
  {
    ...kept("exception"),
    subject: Type.Optional(NamedSubject),
    conflict: Type.Optional(NullableId),
    conflictKind: Type.Optional(nullable(Type.Enum([...CONFLICT_KINDS]))),
    figures: Type.Optional(Type.Array(FigureRecord, { maxItems: 1_001 })),
    reason: Type.String({ minLength: 1, maxLength: 2_000 }),
    until: Time,
    status: Type.Optional(Type.Enum(["active", "ended"])),
    createdAt: Type.Optional(Time),
    endedAt: Type.Optional(NullableTime),
  },
  { $id: "ExceptionRecord", description: "A difference that a person accepted until a time.", ...closed },
)

export const DistinctionRecord = Type.Object(
  {
    kind: Type.Literal("distinction"),
    id: Type.Optional(Id),
    distinctionKind: Type.Enum(["subject", "source"], { description: "What the two are." }),
    one: NamedSubject,
    other: NamedSubject,
    different: Type.Boolean({ description: "False: they may be one after all." }),
    note: Type.Optional(NullableLongText),
    who: Type.Optional(nullable(Type.String({ maxLength: 1_000, description: "Who said it." }))),
    at: Type.Optional(Time),
  },
  {
    $id: "DistinctionRecord",
    description:
      "What somebody said of two subjects or two sources. Of what was said of one pair, in whichever store, the last by its id holds. An import tells in the histories of both who brought it.",
    ...closed,
  },
)

/** By their names: what is shared is compiled once. */
export const RECORD_SCHEMAS = {
  source: ref(SourceRecord),
  subject: ref(SubjectRecord),
  rule: ref(RuleRecord),
  claim: ref(ClaimRecord),
  conflict: ref(ConflictRecord),
  exception: ref(ExceptionRecord),
  distinction: ref(DistinctionRecord),
  article: ref(ArticleRecord),
  "article-version": ref(ArticleVersionRecord),
  "link-decision": ref(LinkDecisionRecord),
  "link-model": ref(LinkModelRecord),
} as const satisfies Record<RecordKind, TSchema>
