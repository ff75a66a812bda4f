import type { RefusalKind } from "../../../operations/requests/refusals.ts"

export const PROBLEM_TYPE = "application/problem+json; charset=utf-8"

/** Every kind of problem that this API answers with: its HTTP status and its title. `type` is `urn:…:<kind>`. */
const CATALOGUE = {
  "invalid-request": { status: 400, title: "The request does not have the expected shape" },
  "malformed-json": { status: 400, title: "The body is not JSON" },
  "malformed-line": { status: 400, title: "The line of an import cannot be read" },
  "invalid-cursor": { status: 400, title: "The cursor is not one of this list" },
  unauthenticated: { status: 401, title: "The request shows no key that is in force" },
  "missing-scope": { status: 403, title: "The key may not do this" },
  "insecure-connection": { status: 403, title: "Nobody can sign in over this connection" },
  "foreign-origin": { status: 403, title: "The request comes from a page of another site" },
  "not-found": { status: 404, title: "What the request names does not exist" },
  "method-not-allowed": { status: 405, title: "This path does not take this method" },
  "request-timeout": { status: 408, title: "The request did not arrive in time" },
  "subject-ambiguous": { status: 409, title: "The name stands for several subjects" },
  "subject-differs": { status: 409, title: "The stored subject differs from the one that was sent" },
  "subject-unknown": { status: 409, title: "No subject has the name, and none may be created" },
  "subject-exists": { status: 409, title: "The subject exists" },
  "subject-archived": { status: 409, title: "The subject is archived" },
  "name-taken": { status: 409, title: "The name belongs to another source" },
  "external-id-taken": { status: 409, title: "The external id stands for another claim" },
  "claim-erased": { status: 409, title: "The text of the claim was erased" },
  "claim-ended": { status: 409, title: "The claim is no longer active" },
  "unit-fixed": { status: 409, title: "The unit of the subject cannot be changed any more" },
  "merge-impossible": { status: 409, title: "The two cannot be merged" },
  "unmerge-impossible": { status: 409, title: "The merge cannot be undone" },
  "part-of-differs": { status: 409, title: "A part and its whole must be of one kind" },
  "part-of-cycle": { status: 409, title: "A subject cannot be part of itself" },
  "limit-reached": { status: 409, title: "A limit of the service is reached" },
  "exception-ended": { status: 409, title: "The exception has ended" },
  "rule-retired": { status: 409, title: "The rule is retired" },
  "not-replayable": { status: 409, title: "The verdict cannot be replayed" },
  "no-parts": { status: 409, title: "A subject without parts cannot be exhausted by them" },
  "import-busy": { status: 409, title: "Another request sends this import" },
  "import-unfinished": { status: 409, title: "The import is not done" },
  "not-csv": { status: 409, title: "The import has no form to give lines back in" },
  "dispute-changed": { status: 409, title: "The dispute has changed since it was read" },
  "key-ended": { status: 409, title: "The key has ended" },
  "last-owner": { status: 409, title: "Somebody must own the service" },
  "record-differs": { status: 409, title: "What is stored differs from the record" },
  "article-withdrawn": { status: 409, title: "The article was withdrawn" },
  "version-taken": { status: 409, title: "The number stands for another version" },
  "too-few-decisions": { status: 409, title: "Too little was decided to learn from" },
  "model-built-in": { status: 409, title: "The built-in model cannot be revoked" },
  "account-disabled": { status: 409, title: "The account is disabled" },
  "link-used": { status: 410, title: "The link cannot be used any more" },
  "results-gone": { status: 410, title: "The results are no longer kept" },
  stale: { status: 412, title: "It has changed since it was read" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "url-too-long": { status: 414, title: "The address is too long" },
  "unsupported-media-type": { status: 415, title: "The body is of a type that is not taken here" },
  "wrong-host": { status: 421, title: "The service does not answer for this host" },
  "invalid-input": { status: 422, title: "A value cannot be used" },
  "text-too-costly": { status: 422, title: "The text takes too much to be read" },
  "rule-contradicts-itself": { status: 422, title: "The rule contradicts itself" },
  "idempotency-key-reused": { status: 422, title: "The Idempotency-Key belongs to another request" },
  "rate-limited": { status: 429, title: "More was asked for than the rate allows" },
  "headers-too-large": { status: 431, title: "The headers are too large" },
  "request-refused": { status: 400, title: "The request was refused" },
  "internal-error": { status: 500, title: "The service failed to answer the request" },
  "database-away": { status: 503, title: "The database does not answer" },
  overloaded: { status: 503, title: "More arrives than can be taken in" },
  "shutting-down": { status: 503, title: "The service is stopping" },
} as const satisfies Record<RefusalKind | string, { status: number; title: string }>

export type ProblemKind = keyof typeof CATALOGUE

/** What `type` begins with. */
const PREFIX = "urn:countercheck:problem:"

/** The `type` of every kind. */
export const PROBLEM_TYPES: readonly string[] = Object.keys(CATALOGUE).map((kind) => PREFIX + kind)

/** The kinds that stand for a status by themselves. */
const KINDS_OF_STATUS: Readonly<Record<number, ProblemKind>> = {
  400: "invalid-request",
  404: "not-found",
  405: "method-not-allowed",
  408: "request-timeout",
  413: "body-too-large",
  414: "url-too-long",
  415: "unsupported-media-type",
  431: "headers-too-large",
}

/** What something else than our own code refuses: it keeps the status that it chose, whether there is a kind for it or not. */
export function describeClientError(status: number, detail: string): Problem {
  return { ...problem(KINDS_OF_STATUS[status] ?? "request-refused", detail), status }
}

/** RFC 9457. Further members say more about one kind of problem. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance?: string
  readonly errors?: readonly WrongValue[]
  readonly errorsTotal?: number
  readonly [member: string]: unknown
}

/** `pointer` is a JSON Pointer into the body; `parameter` names a part of the address or a header. */
export type WrongValue = { readonly pointer?: string; readonly parameter?: string; readonly detail: string }

/** Errors that one problem tells. A request can hold thousands. */
export const MOST_ERRORS = 50

/** Of more than 50 errors the first are told, with `errorsTotal`. */
export function problem(
  kind: ProblemKind,
  detail: string,
  members: { readonly errors?: readonly WrongValue[]; readonly [member: string]: unknown } = {},
): Problem {
  const { status, title } = CATALOGUE[kind]
  return { type: PREFIX + kind, title, status, detail, ...members, ...tellFirst(members.errors) }
}

function tellFirst(errors: readonly WrongValue[] = []): Pick<Problem, "errors" | "errorsTotal"> {
  return errors.length > MOST_ERRORS ? { errors: errors.slice(0, MOST_ERRORS), errorsTotal: errors.length } : {}
}
