import { type ClaimBody, writeClaims } from "../claims/write-claims.ts"
import { writeDisagreeing, writeNewFigures, writeRepeats } from "../claims/write-loads.ts"

/** What is filed. A series has subjects of its own. */
export type Load = {
  readonly key: string
  readonly name: string
  readonly write: (count: number, series: string, subjects: number) => ClaimBody[]
  /** Its subjects, for each one of `--subjects`. */
  readonly share: number
}

export const LOADS: readonly Load[] = Object.freeze([
  { key: "a", name: "repeats", write: writeRepeats, share: 1 },
  { key: "b", name: "new figures, no conflict", write: writeNewFigures, share: 1 },
  { key: "c", name: "new figures, three conflicts", write: writeDisagreeing, share: 0.25 },
  { key: "d", name: "a third new, quotes, ids", write: writeClaims, share: 0.4 },
])

/** Those that are named, as in "a,c". */
export function chooseLoads(named: string): readonly Load[] {
  return named.split(",").map((key) => {
    const load = LOADS.find((one) => one.key === key.trim())
    if (load === undefined)
      throw new Error(
        `--load is "${named}" and "${key}" is no load; there are ${LOADS.map((one) => one.key).join(",")}`,
      )
    return load
  })
}

/** What the process knows of the subject of a claim: nobody has named it yet, it filed into it before, or others did. */
export const STATES = ["new", "warm", "cold"] as const
export type State = (typeof STATES)[number]

/**
 * The claims of a load by what is known when they are sent, each in the order of the load: the first of each subject, the last
 * of each, which are sent to a process that has just begun, and those in between. Throws where a state has none.
 */
export function cutByState(
  load: Load,
  { count, series, subjects }: { readonly count: number; readonly series: string; readonly subjects: number },
): Readonly<Record<State, readonly ClaimBody[]>> {
  const claims = load.write(count, series, Math.max(1, Math.round(subjects * load.share)))
  const first = new Map(claims.toReversed().map((claim) => [claim.subject.name, claim]))
  const last = new Map(claims.map((claim) => [claim.subject.name, claim]))
  const stateOf = (claim: ClaimBody): State => {
    if (claim === first.get(claim.subject.name)) return "new"
    return claim === last.get(claim.subject.name) ? "cold" : "warm"
  }
  const cut = Object.groupBy(claims, stateOf)
  for (const state of STATES)
    if (cut[state] === undefined)
      throw new Error(
        `of ${count} claims on ${subjects} subjects, load ${load.key} has none that is ${state}; expected more --requests or fewer --subjects`,
      )
  return { new: [], warm: [], cold: [], ...cut }
}
