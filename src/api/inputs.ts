import { Type } from "typebox"
import { MEASURES } from "../compare/pair/figure.ts"
import { FLAGGABLE } from "../compare/rules/tolerance.ts"
import { HEDGES } from "../quantity/quantity.ts"
import { AsOf, Id, ref } from "./schemas.ts"

/** Members that several requests share. */
export const closed = { additionalProperties: false }

export const Name = Type.String({ minLength: 1, maxLength: 300 })
export const Url = Type.String({
  format: "uri",
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://",
  maxLength: 2_048,
  description: "An http or https address",
})
export const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50, uniqueItems: true })
export const Aliases = Type.Array(Name, { maxItems: 100 })
export const Reason = Type.String({ minLength: 1, maxLength: 2_000, description: "Kept in the history." })
export const PublishedAt = Type.String({ maxLength: 40, description: "RFC 3339, such as 2024-11-04T09:30:00Z." })
export const Quote = Type.String({ maxLength: 10_000, description: "The sentence it was read in." })
export const Measure = Type.Enum([...MEASURES], { description: "How the quantity lives in time." })
export const AsOfInput = ref(AsOf)

export const SourceInput = Type.Unsafe<string | { name: string; url?: string }>({
  description: 'the id of a source, or {"name", "url"?}: it is found by name or alias, or created',
  anyOf: [Id, Type.Object({ name: Name, url: Type.Optional(Url) }, closed)],
})

const DecimalInput = Type.Unsafe<string | number>({
  description: 'a decimal, such as 7000 or "0.55"',
  anyOf: [{ type: "string", maxLength: 60 }, { type: "number" }],
})

const Structured = Type.Object(
  {
    value: Type.Optional(DecimalInput),
    min: Type.Optional(DecimalInput),
    max: Type.Optional(DecimalInput),
    hedge: Type.Optional(Type.Enum([...HEDGES])),
    unit: Type.Optional(
      Type.String({ minLength: 1, maxLength: 50, description: "The subject's unit where it is left out." }),
    ),
  },
  closed,
)

export const FigureInput = Type.Unsafe<string | import("../quantity/build-quantity.ts").StructuredFigure>({
  description: 'a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?}',
  anyOf: [{ type: "string", minLength: 1, maxLength: 500 }, Structured],
  examples: ["nearly 12,000 troops", { min: 10000, max: 12000 }],
})

const Amount = Type.Object({ amount: DecimalInput, unit: Type.String({ minLength: 1, maxLength: 50 }) }, closed)
const Width = Type.Object(
  { stated: DecimalInput, implied: DecimalInput },
  { ...closed, description: "In percent of the numeral." },
)

const HedgeProfileInput = Type.Object(
  {
    about: Type.Optional(Width),
    nearly: Type.Optional(Width),
    justOver: Type.Optional(Width),
    powerOfTenStep: Type.Optional(DecimalInput),
    orders: Type.Optional(
      Type.Record(Type.String({ maxLength: 50 }), Type.Object({ low: DecimalInput, high: DecimalInput }, closed)),
    ),
  },
  { ...closed, description: "How far hedges reach; what is left out stays as built in." },
)

/** What a rule sets, and what a comparison may be given. */
export const SettingsInput = Type.Object(
  {
    relative: Type.Optional(
      Type.Object(
        { percent: DecimalInput },
        { ...closed, description: "Of the larger of the two nearest ends; from 0 to below 100." },
      ),
    ),
    absolute: Type.Optional(Amount),
    drift: Type.Optional(Amount),
    windowDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    rounding: Type.Optional(Type.Enum(["inferred", "none"])),
    severity: Type.Optional(Type.Object({ medium: DecimalInput, high: DecimalInput }, closed)),
    hedgeProfile: Type.Optional(HedgeProfileInput),
    flagged: Type.Optional(
      Type.Array(Type.Enum([...FLAGGABLE]), {
        uniqueItems: true,
        maxItems: 2,
        description: "The verdicts that open a conflict.",
      }),
    ),
  },
  {
    ...closed,
    description:
      "Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. A bare number is refused: 0.5 could mean 50 % or 0.5 %.",
  },
)

const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 50, description: "Items a page." })
const Cursor = Type.String({ maxLength: 500, description: "`nextCursor` of the page before." })
export const page = { limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) }

export const IdParams = Type.Object({ id: Id })

const actor = {
  "x-actor": Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 600,
      description: "Who does this, for the history; percent-encoded where it is not plain ASCII.",
    }),
  ),
}

export const WriteHeaders = Type.Object({
  ...actor,
  "idempotency-key": Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: "The same key with the same request replays its answer, for 24 hours at least.",
    }),
  ),
})

export const ChangeHeaders = Type.Object({
  ...actor,
  "if-match": Type.Optional(
    Type.String({ maxLength: 100, description: "The ETag that was read; 412 if it is no longer current." }),
  ),
})

export const PostChangeHeaders = Type.Object({ ...WriteHeaders.properties, ...ChangeHeaders.properties })
