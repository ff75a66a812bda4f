import { type TSchema, Type } from "typebox"
import { ARCHIVED } from "../../store/subjects/subjects.ts"

const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 50, description: "Items a page." })

const Cursor = Type.String({ maxLength: 500, description: "`nextCursor` of the page before." })

export const page = { limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) }

export const ArchivedFilter = Type.Enum([...ARCHIVED], {
  default: "false",
  description: "Of subjects that are not archived, of those that are, or of any.",
})

export function pageSchema(item: TSchema) {
  return Type.Object(
    {
      items: Type.Array(item),
      nextCursor: Type.Unsafe<string | null>({
        type: ["string", "null"],
        description: "Give it as `cursor` for the next page; null on the last.",
      }),
    },
    { additionalProperties: false },
  )
}
