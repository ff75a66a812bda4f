/** A time so many milliseconds after another, RFC 3339 in UTC. */
export function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString()
}
