import { Type } from "typebox"
import { FIGURES_WITH_CLAIMS, FIRST_CLAIMS } from "../../store/conflicts/first-claims.ts"
import type { ConflictFigure } from "../../store/conflicts/pair-row.ts"
import { Id } from "./id.ts"
import { Instant } from "./instant.ts"
import { Named } from "./named.ts"
import { AsOf, presentPeriod } from "./period.ts"
import { presentQuantity, Quantity } from "./quantity.ts"
import { closed, nullableText, ref } from "./schema.ts"

const FirstClaim = Type.Object(
  {
    id: Id,
    source: ref(Named),
    claimant: ref(Named),
    claimants: Type.Array(ref(Named), { description: "Who asserts it; `claimant` is the first of them." }),
    publishedAt: Instant,
    url: nullableText(),
    quote: nullableText(),
  },
  closed,
)

export const Figure = Type.Object(
  {
    id: Id,
    quantity: ref(Quantity),
    asOf: ref(AsOf),
    subject: ref(Named),
    claims: Type.Integer({ minimum: 0, description: "How many active claims report it." }),
    claimants: Type.Array(ref(Named), { description: "Who asserts it, the first of them first; at most 20." }),
    firstClaims: Type.Optional(
      Type.Array(FirstClaim, {
        maxItems: FIRST_CLAIMS,
        description: `The active claims that were published first, at most ${FIRST_CLAIMS} of the \`claims\` that there are. It is there wherever conflicts are read, for the first ${FIGURES_WITH_CLAIMS} figures of each, and not in the answer to filing or correcting a claim, nor in disputes.`,
      }),
    ),
  },
  { $id: "Figure", description: "One distinct quantity for one as-of date, with who says it.", ...closed },
)

export function presentFigure(figure: ConflictFigure) {
  const { id, quantity, subject, claims, claimants, firstClaims, asOfFrom, asOfTo } = figure
  return {
    id,
    quantity: presentQuantity(quantity),
    asOf: presentPeriod(asOfFrom, asOfTo),
    subject,
    claims,
    claimants,
    ...(firstClaims === undefined ? {} : { firstClaims }),
  }
}
