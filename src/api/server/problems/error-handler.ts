import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Overloaded } from "../../../operations/requests/overloaded.ts"
import { Refused } from "../../../operations/requests/refusals.ts"
import { isDatabaseAway } from "../../../store/connection/availability.ts"
import { DOCS, shownPath } from "../paths.ts"
import { listInputErrors } from "./input-errors.ts"
import { describeClientError, PROBLEM_TYPE, type Problem, type ProblemKind, problem } from "./problems.ts"
import { describeRefusal } from "./refusal-problem.ts"

declare module "fastify" {
  interface FastifyContextConfig {
    /** The types of body that the route takes, where it is not JSON. */
    readonly takes?: string
  }
}

/** Seconds after which it is worth trying again. */
const RETRY_AFTER = 2

/** Every failure of a request becomes one problem, and a 500 where nothing better is known. The log keeps the cause of a 5xx. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const answer = toProblem(error, request)
    if (answer.status >= 500) request.failure = error
    if (answer.status === 503) reply.header("retry-after", String(secondsUntilRetry(error)))
    return sendProblem(reply, answer)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(reply, unknownPath(app, request, reply)))
}

export function sendProblem(reply: FastifyReply, answer: Problem): FastifyReply {
  return reply.code(answer.status).header("content-type", PROBLEM_TYPE).send(JSON.stringify(answer))
}

/** An error that carries its own problem. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(kind: ProblemKind, detail: string, members: Parameters<typeof problem>[2] = {}) {
    super(detail)
    this.problem = problem(kind, detail, members)
  }
}

function secondsUntilRetry(error: Error): number {
  return error instanceof Overloaded ? error.seconds : RETRY_AFTER
}

function toProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof Refused) return describeRefusal(error)
  if (error.validation !== undefined) return fromValidation(error)
  if (error instanceof Overloaded) return problem("overloaded", `${error.message}. Send it again after Retry-After.`)
  const known = fromFastify(error, request)
  if (known !== null) return known
  if (isDatabaseAway(error)) {
    return problem(
      "database-away",
      "The database does not answer right now, or takes no writes. Nothing is known to have changed; try again.",
    )
  }
  return problem(
    "internal-error",
    `The request failed. The log of the service says why under the request id ${request.id}.`,
    {
      requestId: request.id,
    },
  )
}

function fromValidation(error: FastifyError): Problem {
  const errors = listInputErrors(error.validation ?? [], error.validationContext ?? "body")
  const [first] = errors
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ""
  const named = first?.pointer ?? first?.parameter ?? ""
  const detail = `${named === "" ? "The body" : named}: ${first?.detail ?? error.message}${rest}`
  return problem("invalid-request", detail, { errors })
}

/** Fastify's own errors, by their code. */
function fromFastify(error: FastifyError, request: FastifyRequest): Problem | null {
  switch (error.code) {
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return problem("malformed-json", "The body is empty; expected a JSON object.")
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return problem("malformed-json", "The body is not valid JSON.")
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return problem("malformed-json", "The body is not as long as its Content-Length says.")
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE": {
      const given = request.headers["content-type"]
      const is = given === undefined ? "missing" : `"${given}"`
      const expected = request.routeOptions.config.takes ?? "application/json"
      return problem("unsupported-media-type", `The Content-Type is ${is}; expected ${expected}.`)
    }
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return problem("body-too-large", `The body is larger than ${request.server.initialConfig.bodyLimit} bytes.`)
    default:
      return fromParser(error)
  }
}

/** What the parser of JSON refuses, and what anything else refuses with the status of a client error: a plugin, for instance. */
function fromParser(error: FastifyError): Problem | null {
  if (error instanceof SyntaxError && error.statusCode === 400) {
    return problem("malformed-json", `The body is not valid JSON: ${error.message}`)
  }
  const { statusCode = 500 } = error
  return statusCode >= 400 && statusCode < 500 ? describeClientError(statusCode, error.message) : null
}

/** Whether a part of the path is empty, as where an id was left out: the router would take "" for the id. */
function hasEmptySegment(path: string): boolean {
  return /.\/(\/|$)/.test(path)
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const
type Method = (typeof METHODS)[number]

/** The router takes an asterisk for a wildcard, and throws where one stands before the end. No address of ours has any. */
function isRoute(app: FastifyInstance, method: Method, path: string): boolean {
  if (path.includes("*")) return false
  return app.findRoute({ method, url: path }) !== null || app.hasRoute({ method, url: path })
}

/** Where the path is known and the method is not, Allow and the problem name the methods that the path takes. */
function unknownPath(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Problem {
  const [path = "/"] = request.url.split("?")
  const shown = shownPath(request.url)
  const methods = METHODS.filter((method) => isRoute(app, method, path))
  if (hasEmptySegment(path) || methods.length === 0 || methods.some((method) => method === request.method)) {
    const reference = isRoute(app, "GET", DOCS) ? ` The reference is at ${DOCS}.` : ""
    return problem("not-found", `There is nothing at ${shown}.${reference}`)
  }
  reply.header("allow", methods.join(", "))
  return problem("method-not-allowed", `${shown} takes ${methods.join(", ")}, not ${request.method}.`)
}
