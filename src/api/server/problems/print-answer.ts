import { STATUS_CODES } from "node:http"
import { PROBLEM_TYPE, type Problem } from "./problems.ts"

/** A whole HTTP answer, for a socket of which no request was read. The connection ends with it. */
export function printAnswer(answer: Problem, headers: Readonly<Record<string, string>> = {}): string {
  const body = JSON.stringify(answer)
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return `${head.join("\r\n")}\r\n\r\n${body}`
}
