import { Type } from "typebox"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { closed, nullableText } from "../values/schema.ts"

export const Rejudging = Type.Object(
  {
    id: Id,
    rule: Type.Unsafe<{ id: string; version: number } | null>({
      anyOf: [Type.Object({ id: Id, version: Type.Integer() }, closed), { type: "null" }],
      description: "The rule whose change caused it; null where a subject was changed.",
    }),
    status: Type.Enum(["waiting", "running", "done"]),
    subjects: Type.Object(
      { done: Type.Integer(), total: Type.Unsafe<number | null>({ type: ["integer", "null"] }) },
      { description: "`total` is counted when the pass begins.", ...closed },
    ),
    figures: Type.Integer({ description: "Figures judged anew so far." }),
    opened: Type.Integer(),
    closed: Type.Integer(),
    changed: Type.Integer(),
    error: nullableText({ description: "What the last try failed with. It is tried again." }),
    createdAt: Instant,
    startedAt: nullableText(),
    finishedAt: nullableText(),
  },
  { $id: "Rejudging", description: "A pass that judges anew what a change of tolerance touches.", ...closed },
)
