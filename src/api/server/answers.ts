import { type TSchema, Type } from "typebox"
import { ref } from "../values/schema.ts"
import { PROBLEM_TYPE } from "./problems/problems.ts"
import { Problem } from "./problems/shape.ts"

const MEDIA_TYPE = PROBLEM_TYPE.split(";")[0] ?? PROBLEM_TYPE

const PROBLEMS = {
  400: "The request does not have the expected shape, or the cursor is not one of this list.",
  408: "Nothing of the body arrived for too long.",
  401: "The request shows no key that is in force.",
  403: "The key may not do this; the problem names the scope that is missing. Or a page of another site sent the request.",
  404: "What the request names does not exist.",
  409: "It contradicts what is stored; the problem's type says how.",
  410: "It was there, and is no longer kept; or the link was used, has ended, or never was one.",
  412: "It has changed since it was read.",
  413: "The body is too large.",
  415: "The body is of a type that is not taken here, or in a charset other than UTF-8.",
  421: "The service does not answer for the host that the request names.",
  422: "A value cannot be used; `errors` names it.",
  429: "More was asked for than the rate of the key, or that of all, allows. Try again after Retry-After seconds; `RateLimit-Policy` and `RateLimit` tell the rate and what is left.",
  431: "The headers, or the address, are too large.",
  503: "The database does not answer or takes no writes, or too much is in flight or waits. Try again after Retry-After seconds.",
} as const

/** What any request can be answered with. */
const ALWAYS = [401, 403, 421, 429, 431, 503] as const

/** Problem answers of an operation, by status, in the form that the reference is generated from. */
export function problems(...statuses: (keyof typeof PROBLEMS)[]): Record<number, unknown> {
  const all = [...statuses, ...ALWAYS]
  return Object.fromEntries(
    all.map((status) => [
      status,
      { description: PROBLEMS[status], content: { [MEDIA_TYPE]: { schema: ref(Problem) } } },
    ]),
  )
}

export function answer(description: string, schema: TSchema, example?: unknown) {
  const examples = example === undefined ? {} : { example }
  return { description, content: { "application/json": { schema, ...examples } } }
}

/** What reads and writes of one kind of thing can be refused with. */
export const READ_ONE = problems(400, 404)
/** A read with an ETag. */
export const READ_VERSION = {
  304: Type.Null({ description: "If-None-Match names the ETag: the answer would be the one that was read." }),
  ...READ_ONE,
}

export const READ_LIST = problems(400, 422)
/** A list that can be narrowed by an id: 404 where the id stands for nothing. */
export const FILTERED_LIST = problems(400, 404, 422)

export const CREATE = problems(400, 409, 413, 415, 422)

export const CHANGE = problems(400, 404, 409, 412, 413, 415, 422)
