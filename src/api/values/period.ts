import { Type } from "typebox"
import { printAsOf } from "../../quantity/dates/print-as-of.ts"
import { ref } from "./schema.ts"

export const AsOf = Type.Unsafe<string | { from: string; to?: string }>({
  $id: "AsOf",
  description:
    'YYYY, YYYY-MM, YYYY-MM-DD, two of these with a slash between, or {"from", "to"?}: the day or period that a figure describes. Without an end, the period goes on.',
  anyOf: [
    {
      type: "string",
      description: "YYYY, YYYY-MM, YYYY-MM-DD, or two of these with a slash between",
      examples: ["2024-11-04", "2024-10-01/2024-10-31"],
    },
    {
      type: "object",
      properties: { from: { type: "string", maxLength: 10 }, to: { type: "string", maxLength: 10 } },
      required: ["from"],
      additionalProperties: false,
    },
  ],
  examples: ["2024-11-04", "2024-11", { from: "2024-10-01", to: "2024-10-31" }],
})

export const AsOfInput = ref(AsOf)

export function presentPeriod(from: string, to: string) {
  return printAsOf({ from, to: to === "infinity" ? null : to })
}
