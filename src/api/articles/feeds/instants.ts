import { readAsOf } from "../../../quantity/dates/as-of.ts"

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/i
/** RFC 822 with the four-digit years of RFC 1123: "Mon, 04 Nov 2024 06:00:00 +0100". */
const MAIL =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+([a-z]{1,3}|[+-]\d{4})$/i
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
/** The zones of RFC 822, in hours from UTC. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ...["UT", "GMT", "Z"].map((zone): [string, string] => [zone, "+00:00"]),
  ...Object.entries({ EST: "-05:00", EDT: "-04:00", CST: "-06:00", CDT: "-05:00" }),
  ...Object.entries({ MST: "-07:00", MDT: "-06:00", PST: "-08:00", PDT: "-07:00" }),
])

/** What a feed may give as an instant, for problems. */
export const EXPECTED_INSTANT = 'an instant with its offset from UTC, such as "2024-11-04T06:00:00Z"'

/** An instant of JSON-LD, Atom or ninjs as RFC 3339; null where it is none. A day alone is its first moment in UTC. */
export function readIsoInstant(text: string): string | null {
  const match = ISO.exec(text.trim())
  if (match === null) return null
  const [, day = "", hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] = match
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  return toInstant(day, `${hour}:${minute}:${second}`, fraction, offset)
}

/** An instant of RSS as RFC 3339; null where it is none. */
export function readMailInstant(text: string): string | null {
  const match = MAIL.exec(text.trim())
  if (match === null) return readIsoInstant(text)
  const [, day = "", name = "", year = "", hour, minute, second = "00", zone = ""] = match
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : ZONES.get(zone.toUpperCase())
  if (month === 0 || offset === undefined) return null
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`
  return toInstant(date, `${hour}:${minute}:${second}`, "", offset)
}

function toInstant(day: string, time: string, fraction: string, offset: string): string | null {
  const isTime = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)
  const isOffset = offset === "Z" || /^[+-](?:[01]\d|2[0-3]):[0-5]\d$/.test(offset)
  return isTime && isOffset && readAsOf(day).ok ? `${day}T${time}${fraction}${offset}` : null
}
