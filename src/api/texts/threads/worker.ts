import { move } from "piscina"
import { Refused } from "../../../operations/requests/refusals.ts"
import { answerText, type TextTask } from "../answer-texts.ts"

/** A refusal as it is sent between threads, which keep no classes. */
export type SentRefusal = Pick<Refused, "kind" | "message" | "errors" | "members">

/** What a thread sends back: the answer as JSON, or why there is none. */
export type Outcome = Uint8Array<ArrayBuffer> | SentRefusal

/** Runs in a thread of the pool. The bytes of the answer are handed over and not copied. */
export function answer({ task, milliseconds }: { readonly task: TextTask; readonly milliseconds: number }) {
  try {
    return move(answerText(task, milliseconds))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { kind, message, errors, members } = error
    return { kind, message, errors, members } satisfies SentRefusal
  }
}
