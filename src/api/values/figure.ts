import { Type } from "typebox"
import type { ConflictFigure } from "../../store/conflicts/pair-row.ts"
import { Id } from "./id.ts"
import { Named } from "./named.ts"
import { AsOf, presentPeriod } from "./period.ts"
import { presentQuantity, Quantity } from "./quantity.ts"
import { closed, ref } from "./schema.ts"

export const Figure = Type.Object(
  {
    id: Id,
    quantity: ref(Quantity),
    asOf: ref(AsOf),
    subject: ref(Named),
    claims: Type.Integer({ minimum: 0, description: "How many active claims report it." }),
    claimants: Type.Array(ref(Named), { description: "Who asserts it, the first of them first; at most 20." }),
  },
  { $id: "Figure", description: "One distinct quantity for one as-of date, with who says it.", ...closed },
)

export function presentFigure(figure: ConflictFigure) {
  const { id, quantity, subject, claims, claimants, asOfFrom, asOfTo } = figure
  return {
    id,
    quantity: presentQuantity(quantity),
    asOf: presentPeriod(asOfFrom, asOfTo),
    subject,
    claims,
    claimants,
  }
}
