import { Type } from "typebox"

export const Instant = Type.String({ format: "date-time", description: "RFC 3339, in UTC." })

export const PublishedAt = Type.String({
  maxLength: 40,
  description:
    "RFC 3339, such as 2024-11-04T09:30:00Z, or a day, such as 2024-11-04: that stands for its first instant in UTC, and is marked as assumed.",
})

/** A time, or null where there is none. */
export function nullableInstant(description: string) {
  return Type.Unsafe<string | null>({ type: ["string", "null"], format: "date-time", description })
}
