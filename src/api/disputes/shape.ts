import { Type } from "typebox"
import { SEVERITIES } from "../../compare/pair/verdict.ts"
import { MOST_KEPT } from "../../store/conflicts/kept-conflicts.ts"
import { Figure } from "../values/figure.ts"
import { nullableInstant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { closed, ref } from "../values/schema.ts"

const Count = Type.Integer({ minimum: 0 })

export const Dispute = Type.Object(
  {
    subject: ref(Named),
    openConflicts: Type.Integer({
      minimum: 0,
      description: "Open conflicts and tensions of the subject that are kept. Exact.",
    }),
    leavesOut: Type.Boolean({
      description: `More than ${MOST_KEPT} figures disagree with one of the subject. So many are kept of each figure and counted here; the answer to filing such a figure counts the rest.`,
    }),
    severity: Type.Unsafe<(typeof SEVERITIES)[number] | null>({
      enum: [...SEVERITIES, null],
      description: "The worst of them; null where none is open.",
    }),
    bySeverity: Type.Object({ high: Count, medium: Count, low: Count }, closed),
    byKind: Type.Object({ pair: Count, part: Count, sum: Count }, closed),
    openedAt: nullableInstant(
      "When the first was opened of those that have been open since there was none; null where none is open.",
    ),
    changedAt: nullableInstant("When an open one was last added, changed or ended; null where there never was one."),
    version: Type.Integer({ minimum: 0 }),
  },
  closed,
)

const Range = Type.Object(
  {
    unit: Type.String(),
    figures: Type.Integer({
      minimum: 1,
      description: "Figures of the subject in this unit that are in an open conflict.",
    }),
    exact: Type.Boolean({ description: "False where only 10,000 figures of the subject were looked at." }),
    lowest: ref(Figure),
    highest: ref(Figure),
  },
  closed,
)

const Outlier = Type.Object(
  {
    figure: ref(Figure),
    openConflicts: Type.Integer({ minimum: 1, description: "Open conflicts of the subject that it is in." }),
  },
  closed,
)

export const DisputeInFull = Type.Object(
  {
    ...Dispute.properties,
    ranges: Type.Array(Range, { description: "One for each unit, which is one but for money in several currencies." }),
    outliers: Type.Array(Outlier, {
      maxItems: 10,
      description:
        "The figures with the most open conflicts, of the subject and of its parts. One that is far ahead is usually wrong.",
    }),
    counted: Type.Integer({
      minimum: 0,
      description: "How many of the open conflicts the outliers were counted in: all of them, up to 100,000.",
    }),
  },
  closed,
)
