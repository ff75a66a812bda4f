/** A time as JSON writes it in PostgreSQL, in the form that a column of its own is read in. */
export function inUtc(time: string): string {
  return time.replace(/\+00:00$/, "Z")
}
