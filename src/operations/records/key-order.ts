/**
 * The value with the members of all its objects in one order, by length and then by name, as PostgreSQL keeps them. So a record is
 * the same to the byte whether its value was stored or made anew.
 */
export function orderKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one) => orderKeys(one)) as T
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, orderKeys(one)])) as T
}
