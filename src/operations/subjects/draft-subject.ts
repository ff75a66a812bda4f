import type { FoundSubject } from "../../store/claims/filing/look-up-names.ts"
import type { SubjectToWrite } from "../../store/claims/filing/write-named.ts"
import { newId } from "../../store/connection/new-id.ts"
import { inferMeasure } from "../../text/infer-measure.ts"
import { keysOfName } from "../names/keyed-name.ts"
import type { SubjectMention } from "./subject-mention.ts"

/** A subject that is about to be created, as it is written, and as it is found from then on. */
export type SubjectDraft = { readonly toWrite: SubjectToWrite; readonly found: FoundSubject }

export type Drafting = {
  readonly unit: string
  readonly wording?: string
  readonly whole?: Pick<FoundSubject, "measure"> | undefined
}

export type Extras = {
  readonly tags?: readonly string[]
  readonly externalIds?: Readonly<Record<string, string>>
}

/**
 * `unit`: a code. The measure that nobody gave is that of the whole, or else inferred from the name and from `wording`, its
 * first figure; then it is marked as assumed. The caller holds the lock of the name and has found no subject that fits.
 */
export function draftSubject(
  { key, name, ...given }: Pick<SubjectMention, "key" | "name" | "measure">,
  { unit, wording = "", whole }: Drafting,
  { tags = [], externalIds = {} }: Extras = {},
): SubjectDraft {
  const measure = given.measure ?? whole?.measure ?? inferMeasure(name, wording)
  const shared = { id: newId(), name, unit, measure }
  return {
    toWrite: {
      ...shared,
      measure_assumed: given.measure === undefined,
      name_key: key,
      like_keys: keysOfName(name),
      tags: JSON.stringify(tags),
      external_ids: JSON.stringify(externalIds),
    },
    found: {
      ...shared,
      key,
      tags,
      exhaustive: false,
      family_id: shared.id,
      merged_into: null,
      archived: false,
      related: false,
    },
  }
}
