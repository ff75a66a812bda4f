import type { IncomingMessage } from "node:http"
import { isTooSlow, type LeastRate, tooSlow } from "../server/admission/least-rate.ts"
import { ProblemError } from "../server/problems/error-handler.ts"

export type Limits = {
  /** Bytes of the body at most. */
  readonly bytes: number
  /** Milliseconds without a byte after which the upload is given up. */
  readonly silence: number
  /** Counts the time for which we wait for the sender, and not the time for which the sender waits for us. */
  readonly leastRate: LeastRate
}

/**
 * The body as it arrives. The next chunk is only read when it is asked for, so that a sender who is faster than the
 * database waits. The socket stays open when the reader stops: there is an answer to be sent. Throws `body-too-large`,
 * `request-timeout` after a silence or below the least rate, and `BrokenUpload`.
 */
export async function* readChunks(message: IncomingMessage, limits: Limits): AsyncGenerator<Buffer> {
  const chunks = message.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  let size = 0
  let waited = 0
  try {
    for (;;) {
      const asked = performance.now()
      const next = await withinSilence(nextOf(chunks), limits.silence)
      if (next.done) return
      waited += performance.now() - asked
      size += next.value.length
      if (isTooSlow(limits.leastRate, size, waited)) throw tooSlow(limits.leastRate, size, waited)
      if (size > limits.bytes) throw tooLarge(limits.bytes)
      yield next.value
    }
  } finally {
    // Not awaited: with a silent sender it would wait for a chunk that does not come.
    void chunks.return?.()
  }
}

/** The problem of a body with more than `bytes` bytes. */
export function tooLarge(bytes: number): ProblemError {
  return new ProblemError("body-too-large", `The body is larger than ${bytes} bytes. Send it in several imports.`)
}

/** The sender hung up. Nobody reads the answer, but the log must not show it as a failure of the service. */
export class BrokenUpload extends ProblemError {
  constructor() {
    super("invalid-request", "The body broke off before its end.")
  }
}

async function nextOf(chunks: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  try {
    return await chunks.next()
  } catch {
    throw new BrokenUpload()
  }
}

async function withinSilence<T>(next: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    const detail = `Nothing of the body arrived for ${milliseconds} ms. Send it again with the same Idempotency-Key.`
    timer = setTimeout(() => reject(new ProblemError("request-timeout", detail)), milliseconds)
  })
  try {
    return await Promise.race([next, silence])
  } finally {
    clearTimeout(timer)
  }
}
