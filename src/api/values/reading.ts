import { Type } from "typebox"
import { MAX_DECIMALS, printExact, readExact } from "../../quantity/numbers/exact.ts"
import type { PrintedReading } from "../../quantity/numbers/reading.ts"
import { NullableDecimal } from "./decimal.ts"
import { closed } from "./schema.ts"

export const Reading = Type.Object(
  { min: NullableDecimal, max: NullableDecimal, minOpen: Type.Boolean(), maxOpen: Type.Boolean() },
  { $id: "Reading", description: "An interval. A null end is unbounded.", ...closed },
)

export function presentReading({ min, max, minOpen, maxOpen }: PrintedReading): PrintedReading {
  return { min: presentNumber(min), max: presentNumber(max), minOpen, maxOpen }
}

export function presentNumber(printed: string | null): string | null {
  return printed?.includes("/") ? printExact(readExact(printed).round(MAX_DECIMALS)) : printed
}
