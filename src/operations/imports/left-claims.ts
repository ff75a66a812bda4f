import type { Order } from "../claims/filing/memory/draft-batch.ts"
import type { FilingMemory } from "../claims/filing/memory/filing-memory.ts"
import type { PreparedClaim } from "../claims/filing/prepare-claim.ts"

/**
 * The claims of a page that are not filed by memory. A later claim waits for one of them that has its subject or its external
 * id. Where one of them may create something, later claims that may do so wait as well: the first line of a name decides how it
 * is spelled, and a new subject is shown those like it that came before.
 */
export class LeftClaims implements Order {
  readonly #memory: FilingMemory
  readonly #keys = new Set<string>()
  #mayCreate = false

  constructor(memory: FilingMemory) {
    this.#memory = memory
  }

  readonly isBehind = (claim: PreparedClaim): boolean =>
    (this.#mayCreate && this.#creates(claim)) || this.#keysOf(claim).some((key) => this.#keys.has(key))

  readonly leave = (claim: PreparedClaim): void => {
    this.#mayCreate ||= this.#creates(claim)
    for (const key of this.#keysOf(claim)) this.#keys.add(key)
  }

  #creates({ subject, source, claimants, via }: PreparedClaim): boolean {
    if (subject.whole !== null || this.#memory.findSubject(subject.key) === undefined) return true
    return [source, ...claimants, ...via].some(({ key }) => this.#memory.findSource(key) === undefined)
  }

  #keysOf({ subject, source, input: { externalId } }: PreparedClaim): string[] {
    const known = this.#memory.findSubject(subject.key)
    const subjects = [subject.key, ...(known === undefined ? [] : [known.id])].map((key) => `subject ${key}`)
    if (externalId === undefined) return subjects
    return [...subjects, `id ${this.#memory.findSource(source.key)?.id ?? source.key} ${externalId}`]
  }
}
