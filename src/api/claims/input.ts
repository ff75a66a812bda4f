import { type Static, Type } from "typebox"
import { Id } from "../values/id.ts"
import { Measure } from "../values/measure.ts"
import { Name, Url } from "../values/named.ts"
import { closed } from "../values/schema.ts"

export const SourceInput = Type.Unsafe<string | { name: string; url?: string }>({
  description: 'the id of a source, or {"name", "url"?}: it is found by name or alias, or created',
  anyOf: [Id, Type.Object({ name: Name, url: Type.Optional(Url) }, closed)],
})

/** Claimants of one claim at most. */
export const MOST_CLAIMANTS = 20

export const ClaimantsInput = Type.Array(SourceInput, {
  minItems: 1,
  maxItems: MOST_CLAIMANTS,
  description:
    "Instead of `claimant`, where several assert the figure: each is a claimant of its own. No two may be one source.",
})

export const Quote = Type.String({ maxLength: 10_000, description: "The sentence it was read in." })

export const NamedSubject = Type.Object(
  {
    name: Name,
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    measure: Type.Optional(Measure),
    create: Type.Optional(
      Type.Boolean({
        default: true,
        description: "False: where no subject has the name, the claim is refused, with the subjects that it may mean.",
      }),
    ),
    partOf: Type.Optional(
      Type.Unsafe<string | { name: string }>({
        description: 'what it is part of: an id or {"name"}',
        anyOf: [Id, Type.Object({ name: Name }, closed)],
      }),
    ),
  },
  closed,
)

export const SubjectInput = Type.Unsafe<string | Static<typeof NamedSubject>>({
  description:
    'the id of a subject, or {"name", "unit"?, "measure"?, "partOf"?, "create"?}: it is found by name or alias, or created',
  anyOf: [Id, NamedSubject],
})

export const KnownSubject = Type.Unsafe<string | { name: string; unit?: string; measure?: Static<typeof Measure> }>({
  description: 'the id of a subject, or {"name", "unit"?, "measure"?}: it is found by name or alias, and never created',
  anyOf: [Id, Type.Omit(NamedSubject, ["partOf", "create"], closed)],
})
