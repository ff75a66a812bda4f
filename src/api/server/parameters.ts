import { readInstant } from "../../operations/requests/read-instant.ts"
import { readPublication } from "../../operations/requests/read-publication.ts"
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

/** A time or a day in a query string, as an instant in UTC; of a day its first moment, or its last. */
export function readMomentParameter(
  parameter: string,
  text: string | undefined,
  ofDay: "first" | "last",
): string | undefined {
  if (text === undefined) return undefined
  const read = readPublication(text)
  if (typeof read === "string") throw wrongValue({ parameter }, read)
  const { instant, isDay } = read
  return isDay && ofDay === "last" ? instant.replace("00:00:00Z", "23:59:59.999999Z") : instant
}

/** Refuses a parameter that says something only beside another one. */
export function requireBeside(parameter: string, given: unknown, needed: string, neededValue: unknown): void {
  if (given !== undefined && neededValue === undefined)
    throw wrongValue({ parameter }, `it needs "${needed}" beside it`)
}

type Bounds = {
  readonly from: readonly [string, string | undefined]
  readonly to: readonly [string, string | undefined]
}

/**
 * The days from the first of one date to the last of another, each a day, month or year in a parameter of its own. Without
 * one of them the period is open there; without both there is none.
 */
export function readBoundsParameters({ from, to }: Bounds): { from: string; to: string } | undefined {
  const first = readDateParameter(...from)
  const last = readDateParameter(...to)
  if (first === undefined && last === undefined) return undefined
  if (first !== undefined && last !== undefined && last.to < first.from)
    throw wrongValue({ parameter: to[0] }, `"${to[1]}" lies before ${from[0]}, "${from[1]}"`)
  return { from: first?.from ?? "-infinity", to: last?.to ?? "infinity" }
}

function readDateParameter(parameter: string, text: string | undefined) {
  if (text?.includes("/")) throw wrongValue({ parameter }, `"${text}" is a period; expected a day, a month or a year`)
  return readPeriodParameter(parameter, text)
}

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
