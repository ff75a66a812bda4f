import type { Quantity } from "../../quantity/quantity.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Subject } from "../judging/judge.ts"
import { invalidInput } from "./refusals.ts"

/** The code of a subject's unit, given by code or name. Throws where there is none. */
export function readUnitCode(given: string, pointer: string): string {
  const unit = findUnit(given)
  if (unit !== null) return unit.code
  const detail = `"${given}" is not a known unit; expected a UCUM code such as "km2", an ISO 4217 code such as "USD", "%", or "1" for counts`
  throw invalidInput([{ pointer, detail }])
}

/** Throws where a figure has another dimension than its subject. Another currency is money all the same, and is kept apart. */
export function requireUnit(subject: Pick<Subject, "name" | "unit">, quantity: Quantity, pointer = "/figure"): void {
  if (findUnit(subject.unit)?.dimension === quantity.dimension || quantity.hedge === "vague") return
  const detail = `"${quantity.text}" is in "${quantity.unit}" (${quantity.dimension}), but the subject "${subject.name}" is measured in "${subject.unit}"${hintAtWhole(subject, quantity)}`
  throw invalidInput([{ pointer, detail }])
}

/** "More than half of them" says of nobody knows how many. */
function hintAtWhole({ unit }: Pick<Subject, "unit">, { dimension }: Quantity): string {
  if (unit !== "1" || dimension !== "percent") return ""
  return '. Say what the share is of, as in "half of the 10,000", or with "of" in a figure of numbers'
}
