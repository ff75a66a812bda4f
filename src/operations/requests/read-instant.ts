const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/
const OFFSET = /^([+-])(\d\d):(\d\d)$/

/**
 * An RFC 3339 date-time as UTC text with what PostgreSQL keeps of it, six decimals at most: "2024-11-04T10:00:00.5Z".
 * Null for anything else, a date without a time or the 30th of February included.
 */
export function readInstant(text: string): string | null {
  const parts = INSTANT.exec(text)
  if (parts === null) return null
  const [, year, month, day, hour, minute, second, decimals = "", zone = "Z"] = parts
  const offset = offsetMinutes(zone)
  if (offset === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const local = new Date(0)
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (local.getUTCMonth() !== Number(month) - 1 || local.getUTCDate() !== Number(day)) return null
  local.setUTCHours(Number(hour), Number(minute) - offset, Number(second))
  const utc = local.getUTCFullYear()
  if (utc < 1 || utc > 9999) return null
  const kept = decimals.slice(0, 6).replace(/0+$/, "")
  return `${local.toISOString().slice(0, 19)}${kept === "" ? "" : `.${kept}`}Z`
}

/** Minutes east of UTC; null where no such offset exists. */
function offsetMinutes(zone: string): number | null {
  const parts = OFFSET.exec(zone)
  if (parts === null) return 0
  const [, sign, hours, minutes] = parts
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
