import { Type } from "typebox"
import { CreatedKey } from "../access/shape.ts"
import { Person } from "../people/shape.ts"
import { nullableInstant } from "../values/instant.ts"
import { closed, ref } from "../values/schema.ts"

/** 40 characters; what is longer is no token of ours. */
export const Token = Type.String({ minLength: 1, maxLength: 100, description: "The part of the link behind `token=`." })

export const Owned = Type.Object({ person: ref(Person), key: ref(CreatedKey) }, { $id: "Owned", ...closed })

export const SignedOut = Type.Object(
  { endedAt: nullableInstant("When the session ended; null where the request has none.") },
  { $id: "SignedOut", ...closed },
)
