import type { InputError } from "../../requests/refusals.ts"

/** What is wrong with values that stand in their list twice. Null may. */
export function findTwice(values: readonly (string | null)[], pointerOf: (index: number) => string): InputError[] {
  const first = new Map<string, number>()
  return values.flatMap((value, index) => {
    const before = value === null ? undefined : first.get(value)
    if (value !== null && before === undefined) first.set(value, index)
    if (before === undefined) return []
    return [{ pointer: pointerOf(index), detail: `"${value}" stands at ${pointerOf(before)} too; expected each once` }]
  })
}
