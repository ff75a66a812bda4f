import type { FoundSubject } from "../../store/claims/filing/look-up-names.ts"
import type { SubjectToWrite } from "../../store/claims/filing/write-named.ts"
import { newId } from "../../store/connection/new-id.ts"
import { keysOfName } from "../names/keyed-name.ts"
import type { SubjectMention } from "./subject-mention.ts"

/** A subject that is about to be created, as it is written, and as it is found from then on. */
export type SubjectDraft = { readonly toWrite: SubjectToWrite; readonly found: FoundSubject }

export type Extras = {
  readonly tags?: readonly string[]
  readonly externalIds?: Readonly<Record<string, string>>
}

/** `unit`: a code. The caller holds the lock of the name and has found no subject that fits. */
export function draftSubject(
  { key, name, measure = "stock" }: Pick<SubjectMention, "key" | "name" | "measure">,
  unit: string,
  { tags = [], externalIds = {} }: Extras = {},
): SubjectDraft {
  const shared = { id: newId(), name, unit, measure }
  return {
    toWrite: {
      ...shared,
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
