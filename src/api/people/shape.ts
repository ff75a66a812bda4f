import { Type } from "typebox"
import { ROLE_NAMES } from "../../operations/access/scopes.ts"
import { Id } from "../values/id.ts"
import { Instant, nullableInstant } from "../values/instant.ts"
import { closed, nullableText } from "../values/schema.ts"

export const RoleName = Type.Enum([...ROLE_NAMES], {
  description:
    "Each may do what the ones before it may: `reader` reads and checks, `reporter` files, `editor` reviews and curates, `standards-editor` makes rules, `owner` all.",
})

export const PersonName = Type.String({ minLength: 1, maxLength: 100, description: "The history shows it." })

export const Person = Type.Object(
  {
    id: Id,
    name: Type.String(),
    role: RoleName,
    issuer: nullableText({
      description: "The newsroom's own login that the account came from; null where an invitation made it.",
    }),
    createdBy: nullableText({ description: "Who invited; null where nobody did." }),
    createdAt: Instant,
    disabledAt: nullableInstant("Since then nobody can sign in to it."),
    version: Type.Integer(),
  },
  { $id: "Person", ...closed },
)

const members = {
  id: Id,
  kind: Type.Enum(["person", "sign-in"], {
    description: "`person` makes an account; `sign-in` signs somebody in who has one.",
  }),
  role: Type.Unsafe<string | null>({
    enum: [...ROLE_NAMES, null],
    description: "Of the account that it makes; null where it makes none.",
  }),
  name: nullableText({ description: "Of the account that it makes; null where whoever opens it gives one." }),
  person: nullableText({ format: "uuid", description: "The account that it made, or that it signs in." }),
  createdBy: nullableText(),
  createdAt: Instant,
  expiresAt: Instant,
  usedAt: nullableInstant("It works once."),
  revokedAt: nullableInstant("From then on it is refused."),
}

export const Invitation = Type.Object(members, { $id: "Invitation", ...closed })

export const CreatedInvitation = Type.Object(
  {
    ...members,
    link: Type.String({ description: "To be given to the person. It is shown once, and stored nowhere." }),
  },
  { $id: "CreatedInvitation", ...closed },
)
