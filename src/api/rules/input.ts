import { Type } from "typebox"
import { Id } from "../values/id.ts"
import { Measure } from "../values/measure.ts"
import { Name } from "../values/named.ts"
import { closed } from "../values/schema.ts"
import { SettingsInput } from "./settings-input.ts"

const ScopeInput = Type.Object(
  {
    subject: Type.Optional(Id),
    tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    measure: Type.Optional(Measure),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50, description: "The unit of the subject." })),
    dimension: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, examples: ["count", "money", "length", "percent"] }),
    ),
  },
  { ...closed, description: "All that are given must hold of a subject. Without any, the rule holds everywhere." },
)

export const members = {
  name: Type.Optional(Name),
  scope: Type.Optional(ScopeInput),
  settings: SettingsInput,
  priority: Type.Optional(
    Type.Integer({
      minimum: -1_000,
      maximum: 1_000,
      default: 0,
      description: "Decides between rules of equal scope; the higher wins, then the newer.",
    }),
  ),
}
