import { checkDraftInSteps } from "../../operations/drafts/check-draft.ts"
import type { DraftInput } from "../../operations/drafts/read-draft.ts"
import { type CompareInput, compareInputsInSteps } from "../../operations/texts/compare-inputs.ts"
import { finishWithin } from "../../operations/texts/finish-within.ts"
import { MOST_MENTIONS } from "../../operations/texts/limits.ts"
import { refuseMarkup } from "../../operations/texts/refuse-markup.ts"
import { type MarkedUpOptions, readMarkedUpInSteps } from "../../text/read-marked-up.ts"
import { presentChecked } from "../drafts/present.ts"
import { encodeAnswer } from "./encode-answer.ts"
import { presentComparison, presentEach, presentMention } from "./present.ts"

export type ParseInput = Omit<MarkedUpOptions, "most"> & { readonly text: string }

/** What is to be read, in a form that can be sent to a thread. */
export type TextTask =
  | { readonly kind: "parse"; readonly input: ParseInput }
  | { readonly kind: "compare"; readonly input: CompareInput }
  | { readonly kind: "check"; readonly input: DraftInput }

/** The JSON Pointers of the texts of a task. */
export function pointersOf(task: TextTask): readonly string[] {
  if (task.kind !== "compare") return ["/text"]
  return (["a", "b"] as const).filter((side) => task.input[side].text !== undefined).map((side) => `/${side}/text`)
}

/** The answer to a task as JSON in UTF-8. Refused where it takes longer than `milliseconds`. */
export function answerText(task: TextTask, milliseconds = Number.POSITIVE_INFINITY): Uint8Array<ArrayBuffer> {
  const pointers = pointersOf(task)
  if (task.kind === "compare") {
    const comparison = finishWithin(compareInputsInSteps(task.input), milliseconds, pointers)
    return encodeAnswer(presentComparison(comparison), pointers)
  }
  if (task.kind === "check") {
    return encodeAnswer(presentChecked(finishWithin(checkDraftInSteps(task.input), milliseconds, pointers)), pointers)
  }
  const { text, ...options } = task.input
  if (options.format === undefined) refuseMarkup(text, "/text", 'say so with "format"')
  const steps = readMarkedUpInSteps(text, { ...options, most: MOST_MENTIONS })
  const { mentions, mentionsTotal, unread, unreadTotal, notes } = finishWithin(steps, milliseconds, pointers)
  const presented = presentEach(mentions, presentMention)
  return encodeAnswer({ mentions: presented, mentionsTotal, unread, unreadTotal, notes }, pointers)
}
