import { readInstant } from "../../operations/requests/read-instant.ts"
import { readAsOf } from "../../quantity/dates/as-of.ts"
import { ProblemError } from "./problems/error-handler.ts"

/** A time in a query string, in UTC. Refuses what is not RFC 3339. */
export function readInstantParameter(parameter: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const instant = readInstant(text)
  if (instant !== null) return instant
  throw wrongValue({ parameter }, `"${text}" ${NO_INSTANT}`)
}

/** A time in a body, in UTC. */
export function readInstantMember(pointer: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const instant = readInstant(text)
  if (instant !== null) return instant
  throw wrongValue({ pointer }, `"${text}" ${NO_INSTANT}`)
}

const NO_INSTANT = "is not an RFC 3339 date and time, such as 2024-11-04T09:30:00Z"

/** A day, month, year or period in a query string, as its first and last day; "infinity" where it goes on. */
export function readPeriodParameter(
  parameter: string,
  text: string | undefined,
): { from: string; to: string } | undefined {
  if (text === undefined) return undefined
  const read = readAsOf(text)
  if (!read.ok) throw wrongValue({ parameter }, read.reason)
  return { from: read.value.from, to: read.value.to ?? "infinity" }
}

function wrongValue(where: { parameter: string } | { pointer: string }, detail: string): ProblemError {
  const named = "pointer" in where ? where.pointer : where.parameter
  return new ProblemError("invalid-input", `${named}: ${detail}.`, { errors: [{ ...where, detail }] })
}
