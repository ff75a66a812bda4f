import { type Exact, exact } from "../numbers/exact.ts"

/** Unicode's vulgar fractions, the same in every language. */
export const FRACTION_SIGNS: ReadonlyMap<string, Exact> = new Map([
  ["½", exact("1/2")],
  ["⅓", exact("1/3")],
  ["⅔", exact("2/3")],
  ["¼", exact("1/4")],
  ["¾", exact("3/4")],
  ["⅕", exact("1/5")],
  ["⅖", exact("2/5")],
  ["⅗", exact("3/5")],
  ["⅘", exact("4/5")],
  ["⅙", exact("1/6")],
  ["⅚", exact("5/6")],
  ["⅛", exact("1/8")],
  ["⅜", exact("3/8")],
  ["⅝", exact("5/8")],
  ["⅞", exact("7/8")],
])
