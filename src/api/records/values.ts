import { Type } from "typebox"
import { UUID } from "../../operations/requests/uuid.ts"
import { HEDGES, POINT_HEDGES } from "../../quantity/quantity.ts"
import { Id } from "../values/id.ts"
import { Measure } from "../values/measure.ts"
import { Name } from "../values/named.ts"
import { AsOf } from "../values/period.ts"
import { closed, nullableText, ref } from "../values/schema.ts"

/** Numbers are exact here, "a third" as 1/3. */
const EXACT = "^-?\\d{1,200}(\\.\\d{1,200}|/\\d{1,200})?$"

const Exact = nullableText({ pattern: EXACT, description: 'Exact: a decimal, or "1/3".' })

const ExactNumber = Type.String({ pattern: EXACT })

export const ExactReading = Type.Object(
  { min: Exact, max: Exact, minOpen: Type.Boolean(), maxOpen: Type.Boolean() },
  { ...closed, description: "An interval. A null end is unbounded." },
)

/** As `Quantity`, with exact numbers instead of decimals. */
export const ExactQuantity = Type.Object(
  {
    text: Type.String({ maxLength: 500 }),
    hedge: Type.Enum([...HEDGES]),
    value: Exact,
    precision: Exact,
    whole: Type.Boolean(),
    stated: ExactReading,
    implied: ExactReading,
    rounded: Type.Optional(ExactReading),
    far: Type.Optional(Type.Literal(true)),
    range: Type.Optional(
      Type.Object({ low: ExactNumber, high: ExactNumber, hedge: Type.Enum([...POINT_HEDGES]) }, closed),
    ),
    unit: Type.String({ maxLength: 50 }),
    dimension: Type.String({ maxLength: 50 }),
    change: Type.Optional(Type.Enum(["up", "down"])),
  },
  { $id: "ExactQuantity", description: "As `Quantity`, with exact numbers: a third is `1/3`.", ...closed },
)

export const NamedThing = Type.Object(
  { id: Type.Optional(Id), name: Type.Optional(Name) },
  { ...closed, minProperties: 1, description: "Found by its id and, where nothing has that, by its name." },
)

export const NamedSubject = Type.Object(
  {
    id: Type.Optional(Id),
    name: Type.Optional(Name),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    measure: Type.Optional(Measure),
  },
  {
    ...closed,
    minProperties: 1,
    description: "Found by its id and, where nothing has that, by its name, unit and measure.",
  },
)

export const FigureRecord = Type.Object(
  { id: Type.Optional(Id), subject: NamedSubject, quantity: ref(ExactQuantity), asOf: ref(AsOf) },
  { ...closed, description: "Found by what it says." },
)

/** Aliases and tags. Merges add to them, so that there may be more than a request can give. */
export const Texts = Type.Array(Name, { maxItems: 10_000 })

export const Time = Type.String({ maxLength: 40, description: "RFC 3339." })
export const NullableTime = nullableText({ maxLength: 40 })
export const NullableId = nullableText({ pattern: UUID })
export const NullableLongText = nullableText({ maxLength: 10_000 })

const Entry = Type.Object(
  {
    id: Id,
    at: Time,
    who: nullableText({ maxLength: 1_000 }),
    action: Type.String({ minLength: 1, maxLength: 50 }),
    note: NullableLongText,
    before: Type.Unknown(),
    after: Type.Unknown(),
  },
  closed,
)

export const History = Type.Optional(
  Type.Array(Entry, {
    maxItems: 100_000,
    description: "Oldest first. An import that brings a history adds an entry `imported` with who imported it.",
  }),
)
