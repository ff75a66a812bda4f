import type { CheckedDraft } from "../../operations/drafts/check-draft.ts"
import type { Mention } from "../../text/mention.ts"
import { presentEach, presentMention } from "../texts/present.ts"

export function presentChecked({ mentions, ...checked }: CheckedDraft) {
  return { mentions: presentEach(mentions, presentPlaced), ...checked }
}

function presentPlaced(mention: Mention & { readonly in: "headline" | "text" }) {
  return { in: mention.in, ...presentMention(mention) }
}
