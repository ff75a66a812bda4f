/** Digits that a slip can be seen by. */
const LEAST = 2

/** Whether two wordings have the same digits in another order, or one has a digit that the other lacks: "8,000" and "18,000". */
export function areMistyped(one: string, other: string): boolean {
  const [a, b] = [one.replace(/\D/g, ""), other.replace(/\D/g, "")]
  if (Math.min(a.length, b.length) < LEAST) return false
  if (a.length === b.length) return [...a].sort().join("") === [...b].sort().join("")
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a]
  if (longer.length - shorter.length !== 1) return false
  return [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter)
}

/** Digits of which one may be another by a slip. */
const LEAST_OF_ONE = 3

/** "314" and "214". */
export function differInOneDigit(one: string, other: string): boolean {
  const [a, b] = [one.replace(/\D/g, ""), other.replace(/\D/g, "")]
  return a.length === b.length && a.length >= LEAST_OF_ONE && [...a].filter((digit, at) => digit !== b[at]).length === 1
}
