import type { MessagePort } from "node:worker_threads"
import { move } from "piscina"
import { Refused } from "../../../operations/requests/refusals.ts"
import { answerText, type TextTask } from "../answer-texts.ts"
import { lookUpsOver } from "./look-ups.ts"

/** A refusal as it is sent between threads, which keep no classes. */
export type SentRefusal = Pick<Refused, "kind" | "message" | "errors" | "members">

/** What a thread sends back: the answer as JSON, or why there is none. */
export type Outcome = Uint8Array<ArrayBuffer> | SentRefusal

export type Work = {
  readonly task: TextTask
  readonly milliseconds: number
  /** Answers what is looked up. */
  readonly port: MessagePort
}

/** Runs in a thread of the pool. The bytes of the answer are handed over and not copied. */
export async function answer({ task, milliseconds, port }: Work) {
  try {
    return move(await answerText(task, { lookUps: lookUpsOver(port), milliseconds }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { kind, message, errors, members } = error
    return { kind, message, errors, members } satisfies SentRefusal
  } finally {
    port.close()
  }
}
