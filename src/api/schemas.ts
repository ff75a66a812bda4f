import { type Static, type TSchema, Type } from "typebox"
import { MEASURES } from "../compare/pair/figure.ts"
import { BASES, REASONS, RELATIONS, SEVERITIES, VERDICTS } from "../compare/pair/verdict.ts"
import { FLAGGABLE } from "../compare/rules/tolerance.ts"
import { HEDGES } from "../quantity/quantity.ts"
import { LINE_OUTCOMES } from "../store/imports/import-lines.ts"
import {
  CLAIM_STATUSES,
  CONFLICT_KINDS,
  CONFLICT_STATUSES,
  IMPORT_FORMATS,
  IMPORT_STATUSES,
  RESOLUTIONS,
} from "../store/tables.ts"

/** A shared schema by its name in the reference, with the type of what it stands for. */
export function ref<T extends TSchema & { $id?: string }>(schema: T) {
  return Type.Unsafe<Static<T>>({ $ref: `${schema.$id}#` })
}

/** "string" | "null", as JSON Schema 2020 writes it. */
function nullableText(options: object = {}) {
  return Type.Unsafe<string | null>({ type: ["string", "null"], ...options })
}

const closed = { additionalProperties: false }

/** The format alone admits `urn:uuid:…` too. */
export const UUID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"
export const Id = Type.String({ format: "uuid", pattern: UUID, description: "A UUIDv7." })
const DECIMAL = "^-?\\d+(\\.\\d+)?$"
const Decimal = Type.String({
  pattern: DECIMAL,
  description:
    'A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places.',
})
const NullableDecimal = nullableText({ pattern: DECIMAL })
export const Instant = Type.String({ format: "date-time", description: "RFC 3339, in UTC." })

export const Problem = Type.Object(
  {
    type: Type.String({ description: "Stable: programs may rely on it." }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: "One sentence for a person: the value, the place and what was expected." }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            pointer: Type.Optional(Type.String({ description: "JSON Pointer into the body." })),
            parameter: Type.Optional(Type.String({ description: "The part of the address or the header." })),
            detail: Type.String(),
          },
          closed,
        ),
      ),
    ),
  },
  { $id: "Problem", description: "RFC 9457. Some kinds have further members." },
)

export const Named = Type.Object({ id: Id, name: Type.String() }, { $id: "Named", ...closed })

export const AsOf = Type.Unsafe<string | { from: string; to?: string }>({
  $id: "AsOf",
  description:
    'YYYY, YYYY-MM, YYYY-MM-DD or {"from", "to"?}: the day or period that a figure describes. Without `to`, the period goes on.',
  anyOf: [
    { type: "string", description: "YYYY, YYYY-MM or YYYY-MM-DD", examples: ["2024-11-04"] },
    {
      type: "object",
      properties: { from: { type: "string", maxLength: 10 }, to: { type: "string", maxLength: 10 } },
      required: ["from"],
      additionalProperties: false,
    },
  ],
  examples: ["2024-11-04", "2024-11", { from: "2024-10-01", to: "2024-10-31" }],
})

export const Reading = Type.Object(
  { min: NullableDecimal, max: NullableDecimal, minOpen: Type.Boolean(), maxOpen: Type.Boolean() },
  { $id: "Reading", description: "An interval. A null end is unbounded.", ...closed },
)

export const Quantity = Type.Object(
  {
    text: Type.String({ description: "The wording, verbatim." }),
    hedge: Type.Enum([...HEDGES]),
    value: Type.Unsafe<string | null>({
      ...NullableDecimal,
      description: "The numeral said; null for ranges, orders and vague words.",
    }),
    precision: Type.Unsafe<string | null>({
      ...NullableDecimal,
      description: "The rounding unit of the numeral; null for orders and vague words.",
    }),
    whole: Type.Boolean({ description: "Written without decimals, so that trailing zeros may be rounding." }),
    stated: ref(Reading),
    implied: ref(Reading),
    unit: Type.String({ description: 'UCUM code, ISO 4217 for money, "1" for counts.' }),
    dimension: Type.String({ examples: ["count", "percent", "money"] }),
    change: Type.Optional(Type.Enum(["up", "down"], { description: "The figure is a difference, not a level." })),
  },
  {
    $id: "Quantity",
    description:
      "What a wording means. `stated`: what the words commit the speaker to. `implied`: what a reader takes away.",
    ...closed,
  },
)

const Gap = Type.Object({ absolute: Decimal, percent: NullableDecimal }, closed)
const Readings = Type.Object({ stated: ref(Reading), implied: ref(Reading) }, closed)

const verdictMembers = {
  basis: Type.Optional(Type.Enum([...BASES], { description: "Why they agree." })),
  reason: Type.Optional(Type.Enum([...REASONS], { description: "Why they cannot be compared." })),
  relation: Type.Unsafe<(typeof RELATIONS)[number] | null>({
    enum: [...RELATIONS, null],
    description: "How the stated readings lie to each other.",
  }),
  unit: nullableText({ description: "The unit of all amounts here." }),
  readings: Type.Object({ a: Readings, b: Readings }, { description: "As used for this pair.", ...closed }),
  gap: Type.Unsafe<unknown>({
    anyOf: [Type.Object({ stated: Gap, implied: Gap }, closed), { type: "null" }],
    description: "Between the nearest ends; percent of the larger of the two.",
  }),
  allowed: Type.Unsafe<unknown>({
    anyOf: [Type.Object({ stated: Decimal, implied: Decimal }, closed), { type: "null" }],
  }),
  later: Type.Optional(Type.Enum(["a", "b"], { description: "The later figure, where that decided." })),
  reconcile: Type.Optional(
    Type.Object(
      {
        relativePercent: NullableDecimal,
        absolute: Type.Object({ amount: Decimal, unit: Type.String() }, closed),
        exclusive: Type.Boolean({ description: "The absolute allowance must be exceeded, not only reached." }),
        explanation: Type.String(),
      },
      { description: "The smallest allowance under which the two agree.", ...closed },
    ),
  ),
  missing: Type.Optional(
    Type.Array(Type.String(), { description: "Of a sum: the parts that have no figure beside the whole." }),
  ),
  explanation: Type.String({ description: "One plain sentence." }),
  rules: Type.Array(Type.Unsafe<unknown>({ $ref: "RuleUse#" }), { description: "Which rule gave which setting." }),
}

export const Figure = Type.Object(
  {
    id: Id,
    quantity: ref(Quantity),
    asOf: ref(AsOf),
    subject: ref(Named),
    claims: Type.Integer({ minimum: 0, description: "How many active claims report it." }),
    claimants: Type.Array(ref(Named), { description: "Who asserts it, the first of them first; at most 20." }),
  },
  { $id: "Figure", description: "One distinct quantity for one as-of date, with who says it.", ...closed },
)

export const Conflict = Type.Object(
  {
    id: Id,
    kind: Type.Enum([...CONFLICT_KINDS], {
      description: "`part`: a part above its whole. `sum`: parts that do not add up to their whole.",
    }),
    subject: ref(Named),
    figures: Type.Array(ref(Figure), {
      minItems: 1,
      description: "`a` and `b` of the verdict, in this order; of a sum, the whole and then the figures of its parts.",
    }),
    verdict: Type.Enum([...VERDICTS]),
    severity: Type.Optional(Type.Enum([...SEVERITIES])),
    ...verdictMembers,
    status: Type.Enum([...CONFLICT_STATUSES]),
    note: nullableText({ description: "What a person wrote when they settled it." }),
    assignee: nullableText({ description: "Who looks after it." }),
    resolution: Type.Unsafe<unknown>({
      description: "What ended it, while the status is `resolved`.",
      anyOf: [
        Type.Object(
          {
            by: Type.Enum([...RESOLUTIONS], {
              description:
                "`rejudged`: the figures no longer disagree under the rules. `withdrawn`: a part is no longer one. `accepted`: an exception holds.",
            }),
            reason: nullableText(),
          },
          closed,
        ),
        { type: "null" },
      ],
    }),
    openedAt: Instant,
    changedAt: Instant,
    version: Type.Integer(),
  },
  { $id: "Conflict", description: "A stored, reviewable disagreement between two figures.", ...closed },
)

const Change = Type.Object(
  {
    at: Instant,
    who: nullableText({ description: "Whoever the request named in X-Actor; null: nobody, or the service by itself." }),
    action: Type.String(),
    note: nullableText(),
    before: Type.Unknown(),
    after: Type.Unknown(),
  },
  { $id: "Change", ...closed },
)

export const Comment = Type.Object(
  { id: Id, at: Instant, who: nullableText(), text: Type.String() },
  { $id: "Comment", ...closed },
)

export const ConflictWithHistory = Type.Object(
  { ...Conflict.properties, history: Type.Array(ref(Change), { description: "Oldest first." }) },
  { $id: "ConflictWithHistory", ...closed },
)

export const Claim = Type.Object(
  {
    id: Id,
    subject: ref(Named),
    source: ref(Named),
    claimant: ref(Named),
    via: Type.Array(ref(Named), { description: "The links between source and claimant, nearest first." }),
    figure: Type.Object({ id: Id }, { description: "Claims of one figure share it.", ...closed }),
    wording: Type.String(),
    quantity: ref(Quantity),
    asOf: ref(AsOf),
    asOfAssumed: Type.Boolean({ description: "No as-of date was given: it is the UTC day of publication." }),
    publishedAt: Instant,
    recordedAt: Instant,
    url: nullableText(),
    quote: nullableText(),
    externalId: nullableText(),
    status: Type.Enum([...CLAIM_STATUSES]),
    corrects: nullableText({ description: "The claim that this one replaces." }),
    correctedBy: nullableText({ description: "The claim that replaces this one." }),
    version: Type.Integer(),
  },
  { $id: "Claim", description: "One claimant's figure for one subject as one source carries it.", ...closed },
)

export const ClaimWithHistory = Type.Object(
  {
    ...Claim.properties,
    history: Type.Array(ref(Change), { description: "Retraction or correction, with its reason." }),
  },
  { $id: "ClaimWithHistory", ...closed },
)

export const Filed = Type.Object(
  {
    claim: ref(Claim),
    conflicts: Type.Array(ref(Conflict), { maxItems: 100, description: "Most severe first; at most 100." }),
    conflictsTotal: Type.Integer({ minimum: 0 }),
  },
  { $id: "Filed", ...closed },
)

export const Subject = Type.Object(
  {
    id: Id,
    name: Type.String(),
    aliases: Type.Array(Type.String()),
    unit: Type.String(),
    measure: Type.Enum([...MEASURES]),
    tags: Type.Array(Type.String()),
    externalIds: Type.Record(Type.String(), Type.String(), { description: 'Such as {"wikidata": "Q1234"}.' }),
    partOf: Type.Array(ref(Named)),
    parts: Type.Array(ref(Named)),
    exhaustive: Type.Boolean({ description: "Its parts are declared to add up to it." }),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { $id: "Subject", description: "What is counted or measured.", ...closed },
)

export const Source = Type.Object(
  {
    id: Id,
    name: Type.String(),
    aliases: Type.Array(Type.String()),
    url: nullableText(),
    tags: Type.Array(Type.String()),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { $id: "Source", description: "Where a claim was read, or who asserts it.", ...closed },
)

const Mention = Type.Object(
  {
    start: Type.Integer({ minimum: 0, description: "UTF-16 code units into the text, as in the DOM." }),
    end: Type.Integer({ minimum: 0, description: "Exclusive." }),
    text: Type.String(),
    quantity: ref(Quantity),
    noun: nullableText({ description: 'What is counted: "North Korean troops".' }),
    attribution: nullableText({ description: "Who is said to say so." }),
    asOf: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "AsOf#" }, { type: "null" }],
      description: "Resolved against publishedAt; null where the text names no date.",
    }),
    reader: Type.String({ description: "The reader of this surface form." }),
    evidence: Type.Array(
      Type.Object(
        {
          of: Type.Enum(["unit", "scale", "noun", "change", "as-of", "attribution"]),
          is: Type.Enum(["stated", "inferred"]),
          from: Type.String(),
        },
        closed,
      ),
      { description: "Why it was read so, where that is not plain." },
    ),
    links: Type.Array(
      Type.Object({ kind: Type.Enum(["same-quantity", "out-of"]), with: Type.Integer({ minimum: 0 }) }, closed),
      { description: "Other mentions, by their place in the list, that say the same quantity or the whole of it." },
    ),
  },
  { $id: "Mention", description: "A figure found in a text, not yet tied to a subject.", ...closed },
)

export const Parsed = Type.Object(
  {
    mentions: Type.Array(ref(Mention)),
    unread: Type.Array(
      Type.Object({ start: Type.Integer(), end: Type.Integer(), text: Type.String(), reason: Type.String() }, closed),
      { description: "What may be meant as a figure and was not understood: with the reason, never guessed." },
    ),
    notes: Type.Array(Type.String(), { description: "About the text as a whole, such as another language." }),
  },
  { $id: "Parsed", ...closed },
)

const { readings, ...restOfVerdict } = verdictMembers

export const Compared = Type.Object(
  {
    verdict: Type.Enum([...VERDICTS]),
    severity: Type.Optional(Type.Enum([...SEVERITIES])),
    ...restOfVerdict,
    reason: Type.Optional(
      Type.Enum([...REASONS, "nothing-in-common"], { description: "Why they cannot be compared." }),
    ),
    readings: Type.Unsafe<unknown>({ anyOf: [readings, { type: "null" }] }),
    pairs: Type.Optional(
      Type.Array(
        Type.Object(
          {
            a: ref(Mention),
            b: ref(Mention),
            verdict: Type.Enum([...VERDICTS]),
            severity: Type.Optional(Type.Enum([...SEVERITIES])),
            ...verdictMembers,
          },
          closed,
        ),
        { description: "With texts: the figures that are about the same thing, each pair with its verdict." },
      ),
    ),
  },
  { $id: "Compared", ...closed },
)

const Amount = Type.Object({ amount: Decimal, unit: Type.String() }, closed)
const Width = Type.Object({ stated: Decimal, implied: Decimal }, closed)

const HedgeProfile = Type.Object(
  {
    about: Width,
    nearly: Width,
    justOver: Width,
    powerOfTenStep: Decimal,
    orders: Type.Record(Type.String(), Type.Object({ low: Decimal, high: Decimal }, closed)),
  },
  {
    $id: "HedgeProfile",
    description:
      "How far each hedge reaches, in percent of its numeral, and where each order of magnitude begins and ends.",
    ...closed,
  },
)

export const Settings = Type.Object(
  {
    relative: Type.Optional(Type.Object({ percent: Decimal }, closed)),
    absolute: Type.Optional(Amount),
    drift: Type.Optional(Amount),
    windowDays: Type.Optional(Type.Integer({ minimum: 0 })),
    rounding: Type.Optional(Type.Enum(["inferred", "none"])),
    severity: Type.Optional(Type.Object({ medium: Decimal, high: Decimal }, closed)),
    hedgeProfile: Type.Optional(ref(HedgeProfile)),
    flagged: Type.Optional(Type.Array(Type.Enum([...FLAGGABLE]))),
  },
  { $id: "Settings", description: "`relative`, `absolute` and `drift` are one setting: the allowance.", ...closed },
)

export const Scope = Type.Object(
  {
    subject: Type.Optional(ref(Named)),
    tag: Type.Optional(Type.String()),
    measure: Type.Optional(Type.Enum([...MEASURES])),
    unit: Type.Optional(Type.String()),
    dimension: Type.Optional(Type.String()),
  },
  { $id: "Scope", description: "All that are given must hold of a subject. Empty: every subject.", ...closed },
)

export const RuleUse = Type.Object(
  { id: Type.String(), version: Type.Integer(), sets: Type.Array(Type.String()) },
  { $id: "RuleUse", description: "A version of a rule and the settings that it gave. `default`: built in.", ...closed },
)

export const Rule = Type.Object(
  {
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    name: Type.String(),
    scope: ref(Scope),
    settings: ref(Settings),
    priority: Type.Integer({ description: "Decides between rules of equal scope; the higher wins, then the newer." }),
    status: Type.Enum(["active", "retired"]),
    createdAt: Instant,
    changedAt: Instant,
  },
  { $id: "Rule", description: "A configured piece of tolerance with the scope it applies to.", ...closed },
)

export const RuleVersion = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    name: Type.String(),
    scope: Type.Object({ ...Scope.properties, subject: Type.Optional(Id) }, closed),
    settings: ref(Settings),
    priority: Type.Integer(),
    status: Type.Enum(["active", "retired"]),
    at: Instant,
  },
  { $id: "RuleVersion", ...closed },
)

export const Rejudging = Type.Object(
  {
    id: Id,
    rule: Type.Unsafe<{ id: string; version: number } | null>({
      anyOf: [Type.Object({ id: Id, version: Type.Integer() }, closed), { type: "null" }],
      description: "The rule whose change caused it; null where a subject was changed.",
    }),
    status: Type.Enum(["waiting", "running", "done"]),
    subjects: Type.Object(
      { done: Type.Integer(), total: Type.Unsafe<number | null>({ type: ["integer", "null"] }) },
      { description: "`total` is counted when the pass begins.", ...closed },
    ),
    figures: Type.Integer({ description: "Figures judged anew so far." }),
    opened: Type.Integer(),
    closed: Type.Integer(),
    changed: Type.Integer(),
    error: nullableText({ description: "What the last try failed with. It is tried again." }),
    createdAt: Instant,
    startedAt: nullableText(),
    finishedAt: nullableText(),
  },
  { $id: "Rejudging", description: "A pass that judges anew what a change of tolerance touches.", ...closed },
)

export const Exception = Type.Object(
  {
    id: Id,
    subject: ref(Named),
    conflict: Type.Unsafe<string | null>({
      type: ["string", "null"],
      description: "The conflict that is accepted; null: every conflict of the subject.",
    }),
    reason: Type.String(),
    until: Instant,
    status: Type.Enum(["active", "ended"]),
    createdAt: Instant,
    endedAt: nullableText(),
    version: Type.Integer(),
  },
  { $id: "Exception", description: "A difference that a person accepts until a time.", ...closed },
)

export const Import = Type.Object(
  {
    id: Id,
    format: Type.Enum([...IMPORT_FORMATS]),
    status: Type.Enum([...IMPORT_STATUSES], {
      description:
        "`receiving`: the upload is not complete. `waiting`, `running`: received, being filed. `failed`: the upload was never completed; nothing of it was filed.",
    }),
    received: Type.Integer({ minimum: 0, description: "Lines that have arrived and are stored." }),
    filed: Type.Integer({ minimum: 0, description: "Lines that became a claim." }),
    repeated: Type.Integer({ minimum: 0, description: "Lines whose claim was there, by its `externalId`." }),
    refused: Type.Integer({ minimum: 0, description: "Lines that were wrong." }),
    waiting: Type.Integer({ minimum: 0, description: "Lines that are still to be filed." }),
    perSecond: Type.Unsafe<number | null>({
      type: ["number", "null"],
      description: "Lines filed or found again in a second, on the average.",
    }),
    error: nullableText({
      description: "Why the upload failed, or what the last try to file failed with. That is tried again.",
    }),
    createdAt: Instant,
    startedAt: nullableText(),
    finishedAt: nullableText(),
    linesKept: Type.Boolean({ description: "False: it was over so long ago that its lines are gone." }),
  },
  { $id: "Import", description: "A file of claims, with how far it has been received and filed.", ...closed },
)

export const ImportLine = Type.Object(
  {
    line: Type.Integer({ minimum: 1, description: "Its number in the file; of a CSV record, that of its first line." }),
    outcome: Type.Enum([...LINE_OUTCOMES]),
    claim: nullableText({ description: "The id of the claim that it became, or that was there." }),
    problem: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "Problem#" }, { type: "null" }],
      description: "Of a refused line: what POST /v1/claims would have answered.",
    }),
    given: Type.Unknown({ description: "Of a refused line that could be read: the claim that it stands for." }),
  },
  { $id: "ImportLine", description: "What became of one line of an import.", ...closed },
)

export const SHARED_SCHEMAS = [
  Problem,
  Named,
  AsOf,
  Reading,
  Quantity,
  Change,
  Comment,
  Figure,
  Conflict,
  ConflictWithHistory,
  Claim,
  ClaimWithHistory,
  Filed,
  Subject,
  Source,
  Mention,
  Parsed,
  Compared,
  HedgeProfile,
  Settings,
  Scope,
  RuleUse,
  Rule,
  RuleVersion,
  Rejudging,
  Exception,
  Import,
  ImportLine,
]
