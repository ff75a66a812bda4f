import { ProblemError } from "../problems/error-handler.ts"

export type LeastRate = {
  /** Bytes a second that a body comes with, on average, once `grace` is over; 0: it may be as slow as it likes. */
  readonly bytes: number
  /** Milliseconds. */
  readonly grace: number
}

/** Milliseconds in which a body need not have come any further. */
export const GRACE = 5_000

export function isTooSlow({ bytes, grace }: LeastRate, received: number, milliseconds: number): boolean {
  return received < ((milliseconds - grace) / 1_000) * bytes
}

export function tooSlow({ bytes }: LeastRate, received: number, milliseconds: number): ProblemError {
  const seconds = (milliseconds / 1_000).toFixed(1)
  return new ProblemError(
    "request-timeout",
    `Of the body ${received} bytes arrived in ${seconds} s; expected at least ${bytes} a second (BODY_RATE). Send it again.`,
  )
}
