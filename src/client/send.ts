import { Aborted, type ClientError, ConnectionLost, TimedOut } from "./errors.ts"
import { readFailure, type Success } from "./read-answer.ts"
import type { Outgoing } from "./request.ts"
import { pauseBeforeRepeat, wait } from "./retries.ts"
import type { Connection } from "./settings.ts"
import { startTimer } from "./timer.ts"

/**
 * Sends a request, again where that is harmless and may help, and has its answer read by `read`. A success is read within
 * the same attempt and its time, so that an answer that breaks off is asked for again.
 */
export async function send<T>(
  outgoing: Outgoing,
  connection: Connection,
  read: (success: Success) => Promise<T>,
): Promise<T> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await attempt(outgoing, connection, read)
    } catch (error) {
      const pause = pauseBeforeRepeat(error, repeats, outgoing, connection.longestWait)
      if (pause === null) throw error
      await wait(pause, outgoing)
    }
  }
}

async function attempt<T>(
  outgoing: Outgoing,
  { fetch }: Connection,
  read: (success: Success) => Promise<T>,
): Promise<T> {
  const clock = new AbortController()
  const timer = startTimer(outgoing.timeout, () => clock.abort())
  const signal = outgoing.signal === undefined ? clock.signal : AbortSignal.any([outgoing.signal, clock.signal])
  const explain = (error: unknown) => explainBroken(error, outgoing, clock.signal)
  try {
    const answer = await fetch(outgoing.url, makeInit(outgoing, signal)).catch((error: unknown) => {
      throw explain(error)
    })
    if (!answer.ok && answer.status !== 304) throw await readFailure(answer, outgoing, explain)
    return await read({ answer, explain })
  } finally {
    clearTimeout(timer)
  }
}

/** A stream as a body is sent while it is read, which Node wants to be told. */
function makeInit({ method, headers, body, isStreamed }: Outgoing, signal: AbortSignal): RequestInit {
  const init: RequestInit = { method, headers, signal }
  // The types of browsers and those of Node differ in which bytes they take.
  if (body !== undefined) init.body = body as NonNullable<RequestInit["body"]>
  return isStreamed ? Object.assign(init, { duplex: "half" as const }) : init
}

/** What it means that sending or reading has failed: the caller has ended it, the time is over, or the connection is gone. */
function explainBroken(error: unknown, outgoing: Outgoing, clock: AbortSignal): ClientError {
  if (outgoing.signal?.aborted)
    return new Aborted(outgoing, "was ended by the caller", { cause: outgoing.signal.reason })
  if (clock.aborted) return new TimedOut(outgoing, `was not answered within ${outgoing.timeout} ms`, { cause: error })
  const { origin } = new URL(outgoing.url)
  return new ConnectionLost(outgoing, `got no whole answer from ${origin}: ${tellCause(error)}`, { cause: error })
}

/** Node hides behind "fetch failed" what happened. */
function tellCause(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: string; code?: string }; message?: string }
  return cause?.message || cause?.code || message || String(error)
}
