import { Type } from "typebox"
import { ROLE_NAMES, SCOPES } from "../../operations/access/scopes.ts"
import { Instant, nullableInstant } from "../values/instant.ts"
import { closed, nullableText } from "../values/schema.ts"

export const KeyId = Type.String({ pattern: "^[0-9A-Za-z]{8}$", description: "The eight characters behind `cck_`." })

export const Scopes = Type.Array(Type.Enum([...SCOPES]), {
  minItems: 1,
  maxItems: SCOPES.length,
  uniqueItems: true,
  description:
    "`read` what is stored, `check` texts and figures, `file` claims and imports, `review` conflicts and exceptions, `curate` subjects and sources, `rules`, `webhooks`, and `admin` for keys and people.",
})

const members = {
  id: KeyId,
  name: Type.String(),
  scopes: Scopes,
  createdBy: nullableText({ description: "Who made it; null where nobody was named." }),
  createdAt: Instant,
  expiresAt: nullableInstant("From then on it is refused; null where it has no end."),
  lastUsedAt: nullableInstant("Written once a minute at most."),
  revokedAt: nullableInstant("From then on it is refused. A key that was rotated is still taken for a day."),
  replacedBy: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "The id of the key that was made in its place by a rotation.",
  }),
  rate: Type.Unsafe<number | null>({
    type: ["integer", "null"],
    description: "Cost of its requests a minute; null where RATE_LIMIT holds.",
  }),
}

export const AccessKey = Type.Object(members, { $id: "AccessKey", ...closed })

export const CreatedKey = Type.Object(
  { ...members, key: Type.String({ description: "The key itself. It is shown once, and stored nowhere." }) },
  { $id: "CreatedKey", ...closed },
)

export const Me = Type.Object(
  {
    kind: Type.Enum(["open", "key", "person"], {
      description: "`open`: no key and no account was ever made, so that everybody on this machine may do everything.",
    }),
    id: nullableText({ description: "Of the key or the person." }),
    name: nullableText(),
    role: Type.Unsafe<string | null>({ enum: [...ROLE_NAMES, null], description: "Of a person." }),
    scopes: Type.Array(Type.Enum([...SCOPES])),
    note: nullableText({ description: "What is to be said about it, such as that the service is open." }),
  },
  { $id: "Me", ...closed },
)
