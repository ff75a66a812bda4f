import { Type } from "typebox"
import type { ChangeRow } from "../../store/history/changes.ts"
import { EXAMPLE_IDS } from "./example.ts"
import { Id } from "./id.ts"
import { Instant } from "./instant.ts"
import { closed, nullableText } from "./schema.ts"

export const Change = Type.Object(
  {
    at: Instant,
    who: nullableText({
      description:
        "The key or the person, with the X-Actor of the request where it has one; null where nobody is known, and for what the service did on its own.",
    }),
    action: Type.String(),
    note: nullableText(),
    before: Type.Unknown(),
    after: Type.Unknown(),
  },
  { $id: "Change", ...closed },
)

export const Comment = Type.Object(
  { id: Id, at: Instant, who: nullableText(), text: Type.String() },
  { $id: "Comment", ...closed },
)

export const Reason = Type.String({ minLength: 1, maxLength: 2_000, description: "Kept in the history." })

export function presentChange({ at, actor, action, note, before, after }: ChangeRow) {
  return { at, who: actor, action, note, before, after }
}

export function presentComment({ id, at, actor, note }: ChangeRow) {
  return { id, at, who: actor, text: note ?? "" }
}

export const exampleChange = {
  at: "2024-11-07T09:00:00.123Z",
  who: "Ana",
  action: "changed",
  note: "Two days apart; reinforcements arrived in between.",
  before: { status: "open", note: null, assignee: null },
  after: { status: "explained", note: "Two days apart; reinforcements arrived in between.", assignee: null },
}

export const exampleComment = {
  id: EXAMPLE_IDS.other,
  at: "2024-11-07T09:00:00.123Z",
  who: "Ana",
  text: "Asked the ministry; they answer tomorrow.",
}
