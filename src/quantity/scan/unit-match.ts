import type { Exact } from "../numbers/exact.ts"

/**
 * A unit that ends before the token `end`, or why the name there could be several; without a `name` the unit is not known
 * at all. `scale`: what a symbol multiplies by, as the thousand of "kb/d".
 */
export type UnitMatch =
  | { readonly end: number; readonly code: string; readonly isCents: boolean; readonly scale?: Exact }
  | { readonly end: number; readonly reason: string; readonly name?: string; readonly scale?: Exact }
