import type { Socket } from "node:net"
import type { ConnectionError } from "fastify"
import { isLongUpload } from "../imports/upload-timeout.ts"
import { LINGER } from "./admission/linger.ts"
import { printAnswer } from "./problems/print-answer.ts"
import { type ProblemKind, problem } from "./problems/problems.ts"

/** The codes of Node's HTTP parser and server that say more than that the request cannot be read. */
const KINDS: Readonly<Record<string, ProblemKind>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
}

/** What Node's HTTP parser refuses never becomes a request, so the problem is written to the bare socket. */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && isLongUpload(socket)) return
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
  const reason = `The request is not HTTP that can be read: ${error.message}.`
  socket.end(printAnswer(problem(KINDS[error.code] ?? "invalid-request", reason)))
  // A sender who does not hang up then would hold the connection, and the memory of the request, for ever.
  setTimeout(() => socket.destroy(), LINGER).unref()
}
