import type { IncomingMessage } from "node:http"
import { Readable } from "node:stream"
import { finished } from "node:stream/promises"

/** Milliseconds that a sender has to notice an answer that came before the end of what it sends. */
export const LINGER = 1_000

/**
 * An answer whose connection is closed although the body of the request still comes. What comes is thrown away for a
 * while. Closing at once would reset the connection, and a sender who has not read the answer yet would lose it.
 */
export function lingerAfter(answer: string, message: IncomingMessage, milliseconds: number): Readable {
  return Readable.from(answerThenWait(answer, message, milliseconds), { objectMode: false })
}

async function* answerThenWait(answer: string, message: IncomingMessage, milliseconds: number): AsyncGenerator<string> {
  yield answer
  // Nothing is left to do, whether the body has ended, broken off or taken too long.
  await finished(message.resume(), { signal: AbortSignal.timeout(milliseconds) }).catch(() => {})
}
