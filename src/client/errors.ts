/** The request that an error is about. */
export type Asked = { readonly method: string; readonly path: string }

/** What every failed call ends with. Its classes say what happened; a mistake in the arguments is a TypeError. */
export class ClientError extends Error {
  override readonly name: string = "ClientError"
  readonly method: string
  /** Without the base URL and the query. */
  readonly path: string
  /** Seconds after which the service wants to be asked again; null where it named none. */
  readonly retryAfter: number | null

  constructor(
    asked: Asked,
    what: string,
    { cause, retryAfter = null }: { cause?: unknown; retryAfter?: number | null } = {},
  ) {
    super(`${asked.method} ${asked.path} ${what}`, cause === undefined ? {} : { cause })
    this.method = asked.method
    this.path = asked.path
    this.retryAfter = retryAfter
  }

  /** Adds a sentence to the message. */
  explain(sentence: string): void {
    this.message += ` ${sentence}`
  }
}

/** No answer came, or it broke off. Whether the service has done what it was asked is not known. */
export class ConnectionLost extends ClientError {
  override readonly name = "ConnectionLost"
}

/** No whole answer came within the time of the call. Whether the service has done what it was asked is not known. */
export class TimedOut extends ClientError {
  override readonly name = "TimedOut"
}

/** The caller ended the call by its signal; `cause` is the reason that the signal gives. */
export class Aborted extends ClientError {
  /** The name that an ended `fetch` has as well. */
  override readonly name = "AbortError"
}

/** The answer is not one of the service's: the page of a proxy, for instance, or JSON that is cut off. */
export class UnexpectedAnswer extends ClientError {
  override readonly name = "UnexpectedAnswer"
  readonly status: number
  /** What was answered instead. */
  readonly text: string

  constructor(
    asked: Asked,
    what: string,
    answer: { status: number; text: string; retryAfter?: number | null; cause?: unknown },
  ) {
    super(asked, what, answer)
    this.status = answer.status
    this.text = answer.text
  }
}
