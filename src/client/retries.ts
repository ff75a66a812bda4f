import { Aborted, ClientError, ConnectionLost, UnexpectedAnswer } from "./errors.ts"
import { isProblem, Problem } from "./problem.ts"
import type { Outgoing } from "./request.ts"
import { startTimer } from "./timer.ts"

/** Milliseconds before the first repeat where the service names no time. It doubles with every further one. */
const FIRST_PAUSE = 250

/** Statuses by which a proxy or the service says that it cannot answer now. Something may have been done all the same. */
const AWAY = [502, 503, 504]

/** Milliseconds until a failed request is sent again; null where it is not. */
export function pauseBeforeRepeat(
  error: unknown,
  repeats: number,
  outgoing: Outgoing,
  longestWait: number,
): number | null {
  if (!(error instanceof ClientError) || repeats >= outgoing.retries || !mayRepeat(error, outgoing)) return null
  if (error.retryAfter === null) return FIRST_PAUSE * 2 ** repeats * (0.5 + Math.random())
  const asked = error.retryAfter * 1_000
  if (asked <= longestWait) return asked
  error.explain(
    `It is to be asked again after ${error.retryAfter} s; the client waits ${longestWait / 1_000} s at most.`,
  )
  return null
}

/** Whether a request may be sent again after this failure. */
function mayRepeat(error: ClientError, { isHarmless, isStreamed }: Outgoing): boolean {
  if (isStreamed) return false
  if (error instanceof ConnectionLost) return isHarmless
  if (!(error instanceof Problem || error instanceof UnexpectedAnswer)) return false
  const wasRefused = error.status === 429 || isProblem(error, "overloaded")
  return wasRefused || (isHarmless && AWAY.includes(error.status))
}

/** Waits, and throws as soon as the caller ends the call. */
export function wait(milliseconds: number, { signal, ...asked }: Outgoing): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(new Aborted(asked, "was ended by the caller", { cause: signal?.reason }))
    }
    const timer = startTimer(milliseconds, () => {
      signal?.removeEventListener("abort", end)
      resolve()
    })
    if (signal?.aborted) end()
    else signal?.addEventListener("abort", end, { once: true })
  })
}
