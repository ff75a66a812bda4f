/** A time as PostgreSQL writes it into JSON, turned into the form in which a column is read: RFC 3339 with Z. */
export function inUtc(time: string): string {
  return time.replace(/\+00:00$/, "Z")
}
