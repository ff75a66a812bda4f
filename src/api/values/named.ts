import { Type } from "typebox"
import { Id } from "./id.ts"
import { closed } from "./schema.ts"

export const Named = Type.Object({ id: Id, name: Type.String() }, { $id: "Named", ...closed })

export const Name = Type.String({ minLength: 1, maxLength: 300 })

/** Of the parameter `q` of lists of what has names. */
export const NAME_QUERY =
  "Found are names and aliases that are this, then those that hold it, then those that have its words in any order, each as a part or by its sound: `kursk troops`, `zelenskyy`."

export const Aliases = Type.Array(Name, { maxItems: 100 })

export const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50, uniqueItems: true })

export const Url = Type.String({
  format: "uri",
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://",
  maxLength: 2_048,
  description: "An http or https address",
})
