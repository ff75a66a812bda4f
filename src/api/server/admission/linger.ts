import type { IncomingMessage } from "node:http"
import { Readable } from "node:stream"
import { finished } from "node:stream/promises"

/** Milliseconds that a sender has to notice an answer that came before the end of what it sends. */
export const LINGER = 1_000

/**
 * An answer whose connection is to be closed though its body still comes. What comes is thrown away for a while: to
 * close at once would reset the connection, and take the answer from a sender who has not read it yet.
 */
export function lingerAfter(answer: string, message: IncomingMessage, milliseconds: number): Readable {
  return Readable.from(answerThenWait(answer, message, milliseconds), { objectMode: false })
}

async function* answerThenWait(answer: string, message: IncomingMessage, milliseconds: number): AsyncGenerator<string> {
  yield answer
  // Whether it ended, broke off or took too long, there is nothing left to be done.
  await finished(message.resume(), { signal: AbortSignal.timeout(milliseconds) }).catch(() => {})
}
