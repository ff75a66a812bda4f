/** Three decimals, as in the model that learning begins at. Never -0, which JSON does not know. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}
