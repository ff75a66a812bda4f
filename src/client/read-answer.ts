import { type Asked, type ClientError, UnexpectedAnswer } from "./errors.ts"
import { isProblemBody, Problem } from "./problem.ts"

/** An answer of the service that is no failure, and how what it throws while it is read becomes an error of the client. */
export type Success = { readonly answer: Response; readonly explain: (error: unknown) => ClientError }

/** What an answer says beside its data. */
export type Answer<Data> = {
  readonly data: Data
  readonly status: number
  readonly headers: Headers
  /** The version of what was read or written, for `version` and `ifNoneMatch`; null where it has none. */
  readonly etag: string | null
  /** By which the log of the service names the request. */
  readonly requestId: string | null
  /** An earlier request with the same Idempotency-Key was answered so before. */
  readonly isReplay: boolean
}

export function describeAnswer<Data>({ status, headers }: Response, data: Data): Answer<Data> {
  return {
    data,
    status,
    headers,
    etag: headers.get("etag"),
    requestId: headers.get("x-request-id"),
    isReplay: headers.get("idempotency-replayed") === "true",
  }
}

/** A success as JSON; null where it says that nothing has changed. */
export async function readJson({ answer, explain }: Success, asked: Asked): Promise<Answer<unknown>> {
  if (answer.status === 304) return describeAnswer(answer, null)
  const text = await answer.text().catch((error: unknown) => {
    throw explain(error)
  })
  const value = isJson(answer) ? parse(text) : undefined
  if (value === undefined) throw unexpected(answer, text, asked, "JSON")
  return describeAnswer(answer, value)
}

/** Whether an answer is text or lines, as the service sends them. */
export function requireText({ answer }: Success, asked: Asked): Promise<void> {
  if (/^(text\/(plain|csv)|application\/x-ndjson)\b/.test(answer.headers.get("content-type") ?? ""))
    return Promise.resolve()
  return answer.text().then((text) => {
    throw unexpected(answer, text, asked, "text")
  })
}

/** The error of an answer that is no success. */
export async function readFailure(
  answer: Response,
  asked: Asked,
  explain: (error: unknown) => ClientError,
): Promise<ClientError> {
  const text = await answer.text().catch((error: unknown) => {
    throw explain(error)
  })
  const value = isJson(answer) ? parse(text) : undefined
  if (!isProblemBody(value)) return unexpected(answer, text, asked, "a problem")
  const requestId = typeof value.requestId === "string" ? value.requestId : answer.headers.get("x-request-id")
  return new Problem(asked, value, { status: answer.status, requestId, retryAfter: readRetryAfter(answer) })
}

/** Characters of a foreign answer that a message shows. */
const SHOWN = 200

function unexpected(answer: Response, text: string, asked: Asked, expected: string): UnexpectedAnswer {
  const type = answer.headers.get("content-type") ?? "no media type"
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  const what = `was answered with ${answer.status} and ${type} instead of ${expected}: ${JSON.stringify(shown)}`
  return new UnexpectedAnswer(asked, what, { status: answer.status, text, retryAfter: readRetryAfter(answer) })
}

function isJson({ headers }: Response): boolean {
  return /^application\/([\w.-]+\+)?json\b/.test(headers.get("content-type") ?? "")
}

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds, which the header gives as a number or as the moment. */
function readRetryAfter({ headers }: Response): number | null {
  const given = headers.get("retry-after")
  if (given === null) return null
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given)
  const moment = Date.parse(given)
  return Number.isNaN(moment) ? null : Math.max(0, (moment - Date.now()) / 1_000)
}
