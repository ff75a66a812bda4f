import type { CheckedDraft, CheckedMention } from "../../operations/drafts/check-draft.ts"
import { presentEach, presentMention } from "../texts/present.ts"

export function presentChecked({ mentions, ...checked }: CheckedDraft) {
  return { mentions: presentEach(mentions, presentPlaced), ...checked }
}

function presentPlaced(mention: CheckedMention) {
  const { in: part, matches, none } = mention
  return { in: part, ...presentMention(mention), matches, none }
}
