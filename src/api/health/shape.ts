import { Type } from "typebox"

export const Up = Type.Object({ status: Type.Literal("up") }, { additionalProperties: false })
