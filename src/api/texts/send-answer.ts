import type { FastifyReply } from "fastify"
import type { DraftLookUps } from "../../operations/drafts/look-ups.ts"
import type { CompareInput } from "../../operations/texts/compare-inputs.ts"
import { answerText, type TextTask } from "./answer-texts.ts"
import type { TextThreads } from "./threads/text-threads.ts"

const JSON_TYPE = "application/json; charset=utf-8"

/**
 * UTF-16 units of a text that is read at once and not in a thread, so that a short one never waits behind long ones. At
 * its worst it takes a few milliseconds.
 */
const SHORT = 500

/** What reads texts, and where they are looked up. */
export type TextReaders = { readonly threads: TextThreads; readonly lookUps: DraftLookUps }

/** Reads texts and sends the answer. A sender who leaves while its text waits is not read. */
export async function sendAnswer(reply: FastifyReply, readers: TextReaders, task: TextTask): Promise<FastifyReply> {
  return reply.type(JSON_TYPE).send(await answerFor(reply, readers, task))
}

/** The answer as JSON in UTF-8. A sender who leaves while its text waits is not read. */
export async function answerFor(
  reply: FastifyReply,
  { threads, lookUps }: TextReaders,
  task: TextTask,
): Promise<Uint8Array> {
  const gone = new AbortController()
  reply.raw.once("close", () => gone.abort())
  return isShort(task) ? answerText(task, { lookUps }) : threads.answer(task, lookUps, gone.signal)
}

/** Two texts are always read in a thread: each figure of the one is held against each of the other. */
function isShort(task: TextTask): boolean {
  if (task.kind === "compare") return !hasText(task.input)
  if (task.kind === "version") return false
  const { length } = task.kind === "check" ? `${task.input.headline ?? ""}${task.input.text}` : task.input.text
  return length <= SHORT
}

function hasText({ a, b }: CompareInput): boolean {
  return a.text !== undefined || b.text !== undefined
}
