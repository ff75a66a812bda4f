import { Type } from "typebox"
import { CONFLICT_STATUSES } from "../../store/tables.ts"

/** A list in a query string: `server/list-parameters.ts` makes it of what stands there. */
export const Statuses = Type.Array(Type.Enum([...CONFLICT_STATUSES]), {
  minItems: 1,
  maxItems: 20,
  style: "form",
  explode: false,
  description: "Any of these, with commas between them. The parameter may also be repeated.",
})
