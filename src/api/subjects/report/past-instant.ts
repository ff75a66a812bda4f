import { readInstantParameter } from "../../server/parameters.ts"
import { ProblemError } from "../../server/problems/error-handler.ts"

/** A time in a query string, in UTC, that is not after `now`: of later ones nothing is known. */
export function readPastInstant(parameter: string, text: string | undefined, now: string): string | undefined {
  const instant = readInstantParameter(parameter, text)
  if (instant === undefined || Date.parse(instant) <= Date.parse(now)) return instant
  const detail = `"${text}" has not come yet; expected a time up to now, ${now}`
  throw new ProblemError("invalid-input", `${parameter}: ${detail}.`, { errors: [{ parameter, detail }] })
}
