import { type FoundSubject, lookUpNames, type Named } from "../../store/claims/filing/look-up-names.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { familyKey } from "../../store/subjects/locks.ts"
import type { SubjectMention } from "./subject-mention.ts"

type Key = Pick<SubjectMention, "key" | "isId">

/** The names and ids of subjects, each once, in the form in which they are looked up. */
export function listSubjectKeys(mentions: readonly Key[]): Pick<Named, "subjectNames" | "subjectIds"> {
  const keysOf = (isId: boolean) => [...new Set(mentions.filter((one) => one.isId === isId).map(({ key }) => key))]
  return { subjectNames: keysOf(false), subjectIds: keysOf(true) }
}

/**
 * The subjects that these mentions may stand for, by key. The names and the families of all of them are locked until the
 * transaction ends, so that nobody else creates, merges or moves one of them. A family may be joined to another while we
 * wait for its lock: then it is looked up again.
 */
export async function lookUpSubjects(
  trx: Trx,
  mentions: readonly Key[],
): Promise<ReadonlyMap<string, readonly FoundSubject[]>> {
  const keys = listSubjectKeys(mentions)
  for (;;) {
    const named = { ...keys, newNames: keys.subjectNames, sourceNames: [], sourceIds: [] }
    const { held, subjects } = await lookUpNames(trx, named, true)
    if (subjects.every(({ family_id }) => held.has(familyKey(family_id)))) {
      return Map.groupBy(subjects, ({ key }) => key)
    }
  }
}
