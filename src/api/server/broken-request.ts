import { STATUS_CODES } from "node:http"
import type { Socket } from "node:net"
import type { ConnectionError } from "fastify"
import { isLongUpload } from "../imports/upload-timeout.ts"
import { LINGER } from "./admission/linger.ts"
import { PROBLEM_TYPE, type ProblemKind, problem } from "./problems/problems.ts"

/** The codes of Node's HTTP parser and server that say more than that the request cannot be read. */
const KINDS: Readonly<Record<string, ProblemKind>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
}

/** What Node's HTTP parser refuses never becomes a request, so the problem is written to the bare socket. */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && isLongUpload(socket)) return
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
  socket.end(printAnswer(KINDS[error.code] ?? "invalid-request", error.message))
  // A sender who does not hang up then would hold the connection, and the memory of the request, for ever.
  setTimeout(() => socket.destroy(), LINGER).unref()
}

function printAnswer(kind: ProblemKind, reason: string): string {
  const answer = problem(kind, `The request is not HTTP that can be read: ${reason}.`)
  const body = JSON.stringify(answer)
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ]
  return `${head.join("\r\n")}\r\n\r\n${body}`
}
