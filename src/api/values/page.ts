import { type TSchema, Type } from "typebox"

const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 50, description: "Items a page." })

const Cursor = Type.String({ maxLength: 500, description: "`nextCursor` of the page before." })

export const page = { limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) }

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
