import { invalidInput } from "../requests/refusals.ts"
import type { Party } from "../sources/look-up-sources.ts"
import { readSource, type SourceMention, type SourceRef } from "../sources/source-mention.ts"

/** Who asserts a claim, as a request names them: one, or several of whom the first comes first. */
export type ClaimantsInput = { readonly claimant?: SourceRef; readonly claimants?: readonly SourceRef[] }

/** Undefined where the request names nobody. Refuses a request that names them in both ways. */
export function readClaimants({ claimant, claimants }: ClaimantsInput): readonly SourceMention[] | undefined {
  if (claimant !== undefined && claimants !== undefined) {
    throw invalidInput([{ pointer: "/claimants", detail: "expected either claimant or claimants, and not both" }])
  }
  if (claimants !== undefined) return claimants.map((ref, place) => readSource(ref, `/claimants/${place}`))
  return claimant === undefined ? undefined : [readSource(claimant, "/claimant")]
}

/** Refuses two claimants who are one source: by two names of it, or after a merge. `parties`: one for each mention. */
export function requireDistinct(mentions: readonly SourceMention[], parties: readonly Party[]): void {
  const errors = parties.flatMap(({ id, name }, place) => {
    const first = parties.findIndex((other) => other.id === id)
    const { pointer = "" } = mentions[place] ?? {}
    return first === place ? [] : [{ pointer, detail: `"${name}" is named before, as claimant ${first + 1}` }]
  })
  if (errors.length > 0) throw invalidInput(errors)
}
