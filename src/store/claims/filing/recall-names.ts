import type { RuleRow } from "../../rules/rules.ts"
import type { FoundSource, FoundSubject } from "./look-up-names.ts"

/** A subject, and whether no other has a part in its family: neither as a whole or a part, nor left over from one. */
export type RecalledSubject = FoundSubject & { readonly alone: boolean }

export type RecalledNames = {
  readonly epoch: number
  /** Families of subjects that have them for themselves, by id. */
  readonly versions: ReadonlyMap<string, number>
  /** Families that were left out, since all that were wanted are too much for one call. */
  readonly unread: ReadonlySet<string>
  readonly subjects: readonly RecalledSubject[]
  readonly sources: readonly FoundSource[]
  /** All active rules; null where those that are known are of this epoch. */
  readonly rules: readonly Omit<RuleRow, "subject_name">[] | null
}
