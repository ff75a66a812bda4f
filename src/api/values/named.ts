import { Type } from "typebox"
import { Id } from "./id.ts"
import { closed } from "./schema.ts"

export const Named = Type.Object({ id: Id, name: Type.String() }, { $id: "Named", ...closed })

export const Name = Type.String({ minLength: 1, maxLength: 300 })

export const Aliases = Type.Array(Name, { maxItems: 100 })

export const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50, uniqueItems: true })

export const Url = Type.String({
  format: "uri",
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://",
  maxLength: 2_048,
  description: "An http or https address",
})
