/** The quarter of a day number as a number of its own. 0 is free: it stands for all quarters together. */
export function quarterOf(day: number): number {
  const date = new Date(day * 86_400_000)
  const quarter = (date.getUTCFullYear() - FIRST_YEAR) * 4 + Math.floor(date.getUTCMonth() / 3)
  return Math.min(Math.max(quarter, 1), LAST_QUARTER)
}

/** Subjects of earlier years share the first quarter, and those of years that a small integer has no room for the last. */
const FIRST_YEAR = 1800
const LAST_QUARTER = 32_000
