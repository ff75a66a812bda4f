import { printReading, type Reading } from "../../src/quantity/numbers/reading.ts"

/** "[11400, 12000]", "(7000, )": as the conformance table writes readings. */
export function printInterval(reading: Reading): string {
  const { min, max, minOpen, maxOpen } = printReading(reading)
  const [open, close] = [min === null || minOpen ? "(" : "[", max === null || maxOpen ? ")" : "]"]
  return `${open}${min ?? ""}, ${max ?? ""}${close}`
}
