import { MAX_DECIMALS, printExact, readExact } from "../quantity/numbers/exact.ts"
import type { PrintedReading } from "../quantity/numbers/reading.ts"
import type { PrintedQuantity } from "../quantity/quantity.ts"

/**
 * Numbers are kept exactly, "a third" as 1/3. Clients read decimals: what has no finite one is rounded here, and only
 * here.
 */
export function presentQuantity<T extends PrintedQuantity>(quantity: T): T {
  // In one order, whether it comes from a request or from the database: an answer that is sent again is the same text.
  const { text, hedge, value, precision, stated, implied, unit, dimension, whole, ...others } = quantity
  return {
    text,
    hedge,
    value: presentNumber(value),
    precision: presentNumber(precision),
    stated: presentReading(stated),
    implied: presentReading(implied),
    unit,
    dimension,
    whole,
    ...others,
  } as T
}

export function presentReading({ min, max, minOpen, maxOpen }: PrintedReading): PrintedReading {
  return { min: presentNumber(min), max: presentNumber(max), minOpen, maxOpen }
}

type Readings = { readonly stated: PrintedReading; readonly implied: PrintedReading }
type Judged = { readonly readings: { readonly a: Readings; readonly b: Readings } }

/** A verdict with its readings; its other numbers are decimals already. */
export function presentVerdict<T extends Judged>(verdict: T): T {
  const { a, b } = verdict.readings
  return { ...verdict, readings: { a: presentReadings(a), b: presentReadings(b) } }
}

function presentReadings({ stated, implied }: Readings): Readings {
  return { stated: presentReading(stated), implied: presentReading(implied) }
}

function presentNumber(printed: string | null): string | null {
  return printed?.includes("/") ? printExact(readExact(printed).round(MAX_DECIMALS)) : printed
}
