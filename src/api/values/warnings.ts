import { Type } from "typebox"

export const Warnings = Type.Array(Type.String(), {
  description: "What may be wrong with the claim, which was filed all the same, such as tanks counted for troops.",
})
