import { Type } from "typebox"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { closed, nullableText, ref } from "../values/schema.ts"

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
