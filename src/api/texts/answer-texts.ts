import { type ReadTask, readText } from "../../operations/articles/read-text.ts"
import { type CheckInput, checkDraft } from "../../operations/drafts/check-draft.ts"
import type { DraftLookUps } from "../../operations/drafts/look-ups.ts"
import { type CompareInput, compareInputsInSteps } from "../../operations/texts/compare-inputs.ts"
import { finishWithin, startFinishing } from "../../operations/texts/finish-within.ts"
import { MOST_MENTIONS } from "../../operations/texts/limits.ts"
import { refuseMarkup } from "../../operations/texts/refuse-markup.ts"
import { type MarkedUpOptions, readMarkedUpInSteps } from "../../text/read-marked-up.ts"
import { presentChecked, presentFinding } from "../drafts/present.ts"
import { encodeAnswer } from "./encode-answer.ts"
import { presentComparison, presentEach, presentMention } from "./present.ts"

export type ParseInput = Omit<MarkedUpOptions, "most"> & { readonly text: string }

/** What is to be read, in a form that can be sent to a thread. */
export type TextTask =
  | { readonly kind: "parse"; readonly input: ParseInput }
  | { readonly kind: "compare"; readonly input: CompareInput }
  | { readonly kind: "check"; readonly input: CheckInput }
  | { readonly kind: "version"; readonly input: ReadTask }

/** The JSON Pointers of the texts of a task. */
export function pointersOf(task: TextTask): readonly string[] {
  if (task.kind !== "compare") return ["/text"]
  return (["a", "b"] as const).filter((side) => task.input[side].text !== undefined).map((side) => `/${side}/text`)
}

/** What an answer may take, and where a draft is looked up. */
export type AnswerOptions = { readonly lookUps: DraftLookUps; readonly milliseconds?: number }

/** The answer to a task as JSON in UTF-8. Refused where it takes longer than `milliseconds`. */
export async function answerText(
  task: TextTask,
  { lookUps, milliseconds = Number.POSITIVE_INFINITY }: AnswerOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const pointers = pointersOf(task)
  if (task.kind === "compare") {
    const comparison = finishWithin(compareInputsInSteps(task.input), milliseconds, pointers)
    return encodeAnswer(presentComparison(comparison), pointers)
  }
  if (task.kind === "version") {
    const read = await readText(task.input, lookUps, startFinishing(milliseconds, pointers))
    return encodeAnswer({ ...read, findings: presentEach(read.findings, presentFinding) }, pointers)
  }
  if (task.kind === "check") {
    const checked = await checkDraft(task.input, lookUps, startFinishing(milliseconds, pointers))
    return encodeAnswer(presentChecked(checked), pointers)
  }
  const { text, ...options } = task.input
  if (options.format === undefined) refuseMarkup(text, "/text", 'say so with "format"')
  const steps = readMarkedUpInSteps(text, { ...options, most: MOST_MENTIONS })
  const { mentions, mentionsTotal, unread, unreadTotal, notes } = finishWithin(steps, milliseconds, pointers)
  const presented = presentEach(mentions, presentMention)
  return encodeAnswer({ mentions: presented, mentionsTotal, unread, unreadTotal, notes }, pointers)
}
