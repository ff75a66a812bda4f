import { Type } from "typebox"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { LikenessScore } from "../values/similar.ts"

export const Duplicate = Type.Object(
  {
    one: ref(Named),
    other: ref(Named),
    score: LikenessScore,
    why: Type.String({ description: "Why the two may be one." }),
  },
  { $id: "Duplicate", description: "Two subjects or two sources that may be one, the newer first.", ...closed },
)

export const Distinction = Type.Object(
  {
    id: Id,
    one: ref(Named),
    other: ref(Named),
    different: Type.Boolean({ description: "True: they are not shown as likely duplicates any more." }),
    note: nullableText(),
    who: nullableText({ description: "Who was named in the X-Actor of the request." }),
    at: Instant,
  },
  {
    $id: "Distinction",
    description: "What somebody said of two that may be one. The last one of a pair holds.",
    ...closed,
  },
)
