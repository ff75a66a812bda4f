import { type Asked, ClientError } from "./errors.ts"
import type { Problem as ProblemBody, ProblemKind } from "./schema.ts"

/** The errors of a problem, each with its place. */
type WrongValue = NonNullable<ProblemBody["errors"]>[number]

/** What the service refuses, or fails at, in its own words (RFC 9457). */
export class Problem extends ClientError {
  override readonly name = "Problem"
  /** Stable: programs may rely on it. */
  readonly type: string
  /** The last part of the type. A later version of the service may have kinds that this client has not heard of. */
  readonly kind: ProblemKind | (string & {})
  readonly title: string
  readonly status: number
  /** One sentence for a person: the value, the place and what was expected. */
  readonly detail: string
  /** What is wrong with the request, each with its place; at most 50. */
  readonly errors: readonly WrongValue[]
  /** How many there are in all. */
  readonly errorsTotal: number
  /** By which the log of the service names the request. */
  readonly requestId: string | null
  /** All that the service said, with the members that some kinds have besides. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    asked: Asked,
    body: ProblemBody,
    answer: { status: number; requestId: string | null; retryAfter: number | null },
  ) {
    const kind = body.type.slice(body.type.lastIndexOf(":") + 1)
    super(asked, `was answered with ${answer.status} ${kind}: ${body.detail}`, { retryAfter: answer.retryAfter })
    this.type = body.type
    this.kind = kind
    this.title = body.title
    this.status = answer.status
    this.detail = body.detail
    this.errors = body.errors ?? []
    this.errorsTotal = body.errorsTotal ?? this.errors.length
    this.requestId = answer.requestId
    this.members = { ...body }
  }
}

/** Whether an error is a problem that the service told; with kinds, whether it is one of these. */
export function isProblem(error: unknown): error is Problem
export function isProblem<Kind extends ProblemKind>(
  error: unknown,
  ...kinds: readonly Kind[]
): error is Problem & { readonly kind: Kind }
export function isProblem(error: unknown, ...kinds: readonly string[]): boolean {
  return error instanceof Problem && (kinds.length === 0 || kinds.includes(error.kind))
}

/** Whether a JSON value has the members that every problem has. */
export function isProblemBody(value: unknown): value is ProblemBody {
  if (typeof value !== "object" || value === null) return false
  const { type, title, status, detail } = value as Record<string, unknown>
  return [type, title, detail].every((one) => typeof one === "string") && typeof status === "number"
}
