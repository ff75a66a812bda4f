import { Type } from "typebox"
import { SEVERITIES } from "../../compare/pair/verdict.ts"
import { CONFLICT_KINDS, CONFLICT_STATUSES } from "../../store/tables.ts"
import { Id } from "../values/id.ts"
import { SearchWords } from "../values/search-words.ts"

/** A list in a query string: `server/list-parameters.ts` makes it of what stands there. */
export const Statuses = Type.Array(Type.Enum([...CONFLICT_STATUSES]), {
  minItems: 1,
  maxItems: 20,
  description: "Any of these, with commas between them. The parameter may also be repeated.",
})

/** Parameters that narrow conflicts, and disputes by their open conflicts. */
export const aboutConflicts = {
  severity: Type.Optional(Type.Enum([...SEVERITIES])),
  kind: Type.Optional(Type.Enum([...CONFLICT_KINDS])),
  assignee: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  source: Type.Optional({ ...Id, description: "A source that carries a figure of the conflict." }),
  claimant: Type.Optional({ ...Id, description: "A source that asserts a figure of the conflict." }),
  asOfFrom: Type.Optional(
    Type.String({
      description: "YYYY, YYYY-MM or YYYY-MM-DD; a figure of the conflict describes that day or a later one.",
    }),
  ),
  asOfTo: Type.Optional(
    Type.String({
      description: "YYYY, YYYY-MM or YYYY-MM-DD; a figure of the conflict describes that day or an earlier one.",
    }),
  ),
  q: Type.Optional(
    SearchWords(
      "Words that stand all in a name of a subject, in the wording or quote of a claim, or in the note. A word of a name may be given in part.",
    ),
  ),
}
