import { Type } from "typebox"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { closed, nullableText } from "../values/schema.ts"

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
