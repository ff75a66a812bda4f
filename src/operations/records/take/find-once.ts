import type { Trx } from "../../../store/connection/transaction.ts"
import type { SubjectRow } from "../../../store/subjects/subjects.ts"
import type { Party } from "../../sources/look-up-sources.ts"
import { findNamedSubject, findParty, findPastSubject, type Ref } from "./find-named.ts"

/** Finds what records name, each once for all of them. */
export type FindOnce = {
  readonly subject: (ref: Ref, pointer: string) => Promise<SubjectRow>
  /** The subject itself, also where it was merged into another. */
  readonly pastSubject: (ref: Ref, pointer: string) => Promise<SubjectRow>
  readonly party: (ref: Ref, pointer: string) => Promise<Party>
}

export function findOnce(trx: Trx): FindOnce {
  const known = new Map<string, Promise<unknown>>()
  const once = <T>(what: string, ref: Ref, find: () => Promise<T>): Promise<T> => {
    const key = `${what} ${JSON.stringify(ref)}`
    const found = (known.get(key) as Promise<T> | undefined) ?? find()
    known.set(key, found)
    return found
  }
  return {
    subject: (ref, pointer) => once("subject", ref, () => findNamedSubject(trx, ref, pointer)),
    pastSubject: (ref, pointer) => once("past subject", ref, () => findPastSubject(trx, ref, pointer)),
    party: (ref, pointer) => once("source", ref, () => findParty(trx, ref, pointer)),
  }
}
