import { Type } from "typebox"
import { MEASURES } from "../../compare/pair/figure.ts"

export const Measure = Type.Enum([...MEASURES], { description: "How the quantity lives in time." })
