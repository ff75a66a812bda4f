import { Type } from "typebox"
import { SEVERITIES, VERDICTS } from "../../compare/pair/verdict.ts"
import { SUMMANDS_SHOWN } from "../../store/conflicts/conflict-columns.ts"
import { CONFLICT_KINDS, CONFLICT_STATUSES, RESOLUTIONS } from "../../store/tables.ts"
import { Compared } from "../texts/shape.ts"
import { Figure } from "../values/figure.ts"
import { Change } from "../values/history.ts"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { verdictMembers } from "../values/verdict.ts"

export const Conflict = Type.Object(
  {
    id: Id,
    kind: Type.Enum([...CONFLICT_KINDS], {
      description: "`part`: a part above its whole. `sum`: parts that do not add up to their whole.",
    }),
    subject: ref(Named),
    figures: Type.Array(ref(Figure), {
      minItems: 1,
      description: `\`a\` and \`b\` of the verdict, in this order; of a sum, the whole and then the figures of its parts, ${SUMMANDS_SHOWN} of them at most.`,
    }),
    summandsTotal: Type.Optional(
      Type.Integer({ minimum: 0, description: "Of a sum: how many figures of its parts it adds up." }),
    ),
    verdict: Type.Enum([...VERDICTS]),
    severity: Type.Optional(Type.Enum([...SEVERITIES])),
    ...verdictMembers,
    status: Type.Enum([...CONFLICT_STATUSES]),
    note: nullableText({ description: "What a person wrote when they settled it." }),
    assignee: nullableText({ description: "Who looks after it." }),
    resolution: Type.Unsafe<unknown>({
      description: "What ended it, while the status is `resolved`.",
      anyOf: [
        Type.Object(
          {
            by: Type.Enum([...RESOLUTIONS], {
              description:
                "`rejudged`: the figures no longer disagree under the rules. `withdrawn`: a part is no longer one. `accepted`: an exception holds. `moved`: the last claim of a side went to another subject. `not-carried`: its article no longer carries the last claim of a side.",
            }),
            reason: nullableText(),
          },
          closed,
        ),
        { type: "null" },
      ],
    }),
    openedAt: Instant,
    changedAt: Instant,
    version: Type.Integer(),
  },
  { $id: "Conflict", description: "A stored, reviewable disagreement between two figures.", ...closed },
)

export const ConflictWithHistory = Type.Object(
  { ...Conflict.properties, history: Type.Array(ref(Change), { description: "Oldest first." }) },
  { $id: "ConflictWithHistory", ...closed },
)

export const Replay = Type.Object({ same: Type.Boolean(), stored: ref(Compared), replayed: ref(Compared) }, closed)
