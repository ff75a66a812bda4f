import { type DestinationStream, type Logger, pino } from "pino"
import type { Config } from "./config.ts"

/** Characters of a message or a stack that are logged. A driver's message may quote a value, and that a whole text. */
const LONGEST = 4_000
/** Causes of causes that are logged. */
const DEEPEST = 3

/** JSON lines, on the standard output where nothing else is given; what they hold stands in docs/operating.md. */
export function makeLogger({ logLevel }: Pick<Config, "logLevel">, destination?: DestinationStream): Logger {
  const options = {
    level: logLevel,
    redact: ["req.headers.authorization", "req.headers.cookie"],
    serializers: { err: (error: unknown) => describeError(error) },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

export type LoggedError = {
  readonly type: string
  readonly message: string
  readonly stack?: string
  /** Of the socket, or PostgreSQL's SQLSTATE. */
  readonly code?: string
  readonly cause?: LoggedError
  /** Of an error that stands for several. */
  readonly errors?: readonly LoggedError[]
}

/**
 * What may be logged of an error. Its other members are left out: the driver hangs its connection with the user's name
 * there, and the row that broke a constraint.
 */
export function describeError(error: unknown, depth = DEEPEST): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, LONGEST) }
  const { code } = error as { code?: unknown }
  return {
    type: error.constructor.name,
    message: error.message.slice(0, LONGEST),
    ...(error.stack === undefined ? {} : { stack: error.stack.slice(0, LONGEST) }),
    ...(typeof code === "string" ? { code } : {}),
    ...(depth > 0 && error.cause !== undefined ? { cause: describeError(error.cause, depth - 1) } : {}),
    ...(depth > 0 && error instanceof AggregateError
      ? { errors: error.errors.map((one) => describeError(one, depth - 1)) }
      : {}),
  }
}
