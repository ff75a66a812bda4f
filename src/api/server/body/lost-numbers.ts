import type { WrongValue } from "../problems/problems.ts"
import { cutLong, escapeMember } from "../problems/shown-text.ts"

/**
 * A number can only be too large or too small for a double (about 1.8e308 and 5e-324) with an exponent of three digits, or
 * with a long row of digits. Most bodies have neither, and are not looked at again.
 */
const SUSPICIOUS = /\d[eE][+-]?\d{3}|\d{200}/

/** The text of a number that a double cannot hold. */
class LostNumber {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

/** Errors in one answer. Each of them is longer than the number that it is about. */
const MOST_ERRORS = 20

/** The first numbers of a JSON text that become 0 or infinite where it is parsed, each by its pointer. */
export function listLostNumbers(json: string): WrongValue[] {
  if (!SUSPICIOUS.test(json)) return []
  try {
    return firstOf(findLost(JSON.parse(json, markLost), ""))
  } catch (error) {
    // Nested deeper than can be looked through, and deeper than any schema here: it is refused for its shape.
    if (error instanceof RangeError) return []
    throw error
  }
}

function firstOf(errors: Iterable<WrongValue>): WrongValue[] {
  const first: WrongValue[] = []
  for (const error of errors) {
    first.push(error)
    if (first.length === MOST_ERRORS) break
  }
  return first
}

function markLost(_member: string, value: unknown, context?: { readonly source?: string }): unknown {
  const { source = "" } = context ?? {}
  return typeof value === "number" && isLost(value, source) ? new LostNumber(source) : value
}

function isLost(value: number, source: string): boolean {
  const [mantissa = ""] = source.split(/e/i)
  return !Number.isFinite(value) || (value === 0 && /[1-9]/.test(mantissa))
}

function* findLost(value: unknown, pointer: string): Generator<WrongValue> {
  if (value instanceof LostNumber) yield { pointer, detail: describe(value.source) }
  else if (typeof value === "object" && value !== null) {
    for (const [member, inner] of Object.entries(value)) yield* findLost(inner, `${pointer}/${escapeMember(member)}`)
  }
}

const SHOWN = 60

function describe(source: string): string {
  return `${cutLong(source, SHOWN)} is beyond what a JSON number can hold here, and would be read as another number`
}
