/** A word for an order of magnitude: `unit` is one of it, and a reader takes it for [low, high). Decimal strings. */
export type Order = { readonly name: string; readonly unit: string; readonly low: string; readonly high: string }

/** Each with the zeros of its unit. */
const POWERS_OF_TEN: readonly (readonly [name: string, zeros: number])[] = [
  ["tens", 1],
  ["hundreds", 2],
  ["thousands", 3],
  ["tens-of-thousands", 4],
  ["hundreds-of-thousands", 5],
  ["millions", 6],
  ["tens-of-millions", 7],
  ["hundreds-of-millions", 8],
  ["billions", 9],
  ["tens-of-billions", 10],
  ["hundreds-of-billions", 11],
  ["trillions", 12],
]

/**
 * Two to twenty of a unit, and two to ten where "several" stands before it: 12,000 is "thousands". Dozens end where one
 * would say hundreds. A number of digits is a range of its own. The numbers are our own.
 */
export const ORDERS: readonly Order[] = Object.freeze([
  { name: "single-digits", unit: "1", low: "1", high: "10" },
  { name: "double-digits", unit: "10", low: "10", high: "100" },
  { name: "triple-digits", unit: "100", low: "100", high: "1000" },
  { name: "dozens", unit: "12", low: "24", high: "100" },
  { name: "several-dozens", unit: "12", low: "24", high: "120" },
  { name: "scores", unit: "20", low: "40", high: "200" },
  ...POWERS_OF_TEN.flatMap(([name, zeros]) => [
    { name, unit: times(1, zeros), low: times(2, zeros), high: times(20, zeros) },
    { name: `several-${name}`, unit: times(1, zeros), low: times(2, zeros), high: times(10, zeros) },
  ]),
])

function times(factor: number, zeros: number): string {
  return `${factor}${"0".repeat(zeros)}`
}

/** One unit of each order, from which on its word is true. */
export const ORDER_UNITS: Readonly<Record<string, string>> = Object.freeze(
  Object.fromEntries(ORDERS.map(({ name, unit }) => [name, unit])),
)
