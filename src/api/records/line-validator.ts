import { RECORD_KINDS, type RecordKind } from "../../operations/records/record.ts"
import type { Validate } from "../imports/check-claim.ts"

/** What the schema of a line is chosen by: the kind of a record; a line without one is a claim to be filed. */
type Schemas = { readonly claim: Validate; readonly records: Readonly<Record<RecordKind, Validate>> }

/** Holds a line of an import against the schema of its kind. */
export function validateLine({ claim, records }: Schemas): Validate {
  const validate: Validate = (value) => {
    const chosen = choose(value)
    if (chosen === null) {
      validate.errors = [unknownKind((value as { readonly kind: unknown }).kind)]
      return false
    }
    const isValid = chosen(value)
    validate.errors = chosen.errors ?? []
    return isValid
  }
  const choose = (value: unknown): Validate | null => {
    if (typeof value !== "object" || value === null || !("kind" in value)) return claim
    const kind = RECORD_KINDS.find((one) => one === value.kind)
    return kind === undefined ? null : records[kind]
  }
  return validate
}

function unknownKind(data: unknown) {
  const message = `must be equal to one of the allowed values: ${RECORD_KINDS.join(", ")}`
  return {
    keyword: "enum",
    instancePath: "/kind",
    schemaPath: "",
    params: { allowedValues: [...RECORD_KINDS] },
    message,
    data,
  }
}
