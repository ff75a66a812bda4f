import type { Steps } from "./steps.ts"

/** Items that are sorted at once, which takes about a millisecond. */
const RUN = 2000

/** Sorts like toSorted, a run of 2,000 or a merge of two runs a step. A merge of 200,000 items takes milliseconds. */
export function* sortInSteps<T>(items: readonly T[], compare: (one: T, other: T) => number): Steps<readonly T[]> {
  let runs: (readonly T[])[] = []
  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = []
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(merge(runs[index] ?? [], runs[index + 1] ?? [], compare))
      yield
    }
    runs = merged
  }
  return runs[0] ?? []
}

function merge<T>(a: readonly T[], b: readonly T[], compare: (one: T, other: T) => number): readonly T[] {
  const merged: T[] = []
  let at = 0
  for (const one of a) {
    for (; at < b.length && compare(b[at] as T, one) < 0; at += 1) merged.push(b[at] as T)
    merged.push(one)
  }
  for (; at < b.length; at += 1) merged.push(b[at] as T)
  return merged
}
