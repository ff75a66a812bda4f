import { type FastifyBaseLogger, type FastifyRequest, LogController } from "fastify"
import type { Logger } from "pino"
import { readActor } from "./actor.ts"
import { shownPath } from "./paths.ts"
import type { RequestEnd } from "./request-end.ts"

declare module "fastify" {
  interface FastifyRequest {
    /** What a 5xx was answered for. */
    failure?: Error
  }
}

/** Leaves out the two lines that Fastify writes for each request, because `logEnd` writes one. */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: "requestId" })
  }
  override incomingRequest(): void {}
  override requestCompleted(): void {}
  /** A sender who left has a line already, with the status 499. */
  override streamError(...given: Parameters<LogController["streamError"]>): void {
    if ((given[0] as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") super.streamError(...given)
  }
}

/**
 * One line a request. The query is left out, since it may hold what somebody looks for; headers and bodies are never
 * logged.
 */
export function logEnd(request: FastifyRequest, { method, route, status, seconds }: RequestEnd): void {
  if (status < 500 && !tellsRequests(request.log)) return
  const path = shownPath(request.url)
  const milliseconds = Math.round(seconds * 10_000) / 10
  const line = { method, route, path, status, milliseconds, ...actorOf(request) }
  if (status < 500) request.log.info(line, "request")
  else if (status === 503) request.log.warn({ ...line, err: request.failure }, "request refused for now")
  else request.log.error({ ...line, err: request.failure }, "request failed")
}

/** Whether a line would be written for a request that did not fail. A logger that does not say gets the line. */
function tellsRequests(log: FastifyBaseLogger): boolean {
  return (log as Partial<Pick<Logger, "isLevelEnabled">>).isLevelEnabled?.("info") ?? true
}

/** The actor of the request. Where X-Actor cannot be used, the request was refused, and the line names nobody. */
function actorOf(request: FastifyRequest): { readonly actor?: string } {
  try {
    const actor = readActor(request)
    return actor === null ? {} : { actor }
  } catch {
    return {}
  }
}
