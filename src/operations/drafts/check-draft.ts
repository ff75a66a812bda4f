import type { Finding, Place } from "../../match/findings/finding.ts"
import { listFindings } from "../../match/findings/list-findings.ts"
import type { Steps } from "../../match/texts/steps.ts"
import type { Mention, Unread } from "../../text/mention.ts"
import { MOST_FINDINGS, MOST_MENTIONS, MOST_UNREAD } from "../texts/limits.ts"
import { type DraftInput, type DraftPart, type PartName, type ReadDraft, readDraftInSteps } from "./read-draft.ts"

type InPart<T> = T & { readonly in: PartName }

/** What a draft says, and what of it a person should look at. All positions are those of what was sent. */
export type CheckedDraft = {
  readonly mentions: readonly InPart<Mention>[]
  readonly mentionsTotal: number
  readonly findings: readonly Finding[]
  readonly findingsTotal: number
  readonly unread: readonly InPart<Unread>[]
  readonly unreadTotal: number
  readonly notes: readonly string[]
  readonly summary: DraftSummary
}

export type DraftSummary = { readonly figures: number; readonly conflicts: number; readonly tensions: number }

/** Reads a draft and holds it against itself. Stores nothing. */
export function* checkDraftInSteps(input: DraftInput): Steps<CheckedDraft> {
  const draft = yield* readDraftInSteps(input)
  const findings = yield* listFindings(draft.article)
  const mentions = listMentions(draft)
  const unread = draft.parts.flatMap(({ read, unread, toSource }) =>
    unread.map((passage) => ({ ...toSource(passage), in: read.in })),
  )
  const told = findings.slice(0, MOST_FINDINGS).map((finding) => toSource(finding, draft.parts))
  return {
    mentions: mentions.slice(0, MOST_MENTIONS),
    mentionsTotal: mentions.length,
    findings: told,
    findingsTotal: findings.length,
    unread: unread.slice(0, MOST_UNREAD),
    unreadTotal: unread.length,
    notes: draft.parts.flatMap(({ read, notes }) => notes.map((note) => `${read.in}: ${note}`)),
    summary: { figures: mentions.length, ...countVerdicts(findings) },
  }
}

/** Those of the headline first. Links name their place among all. */
function listMentions({ parts }: ReadDraft): readonly InPart<Mention>[] {
  let before = 0
  return parts.flatMap(({ read, toSource }) => {
    const offset = before
    before += read.mentions.length
    return read.mentions.map((mention) => ({
      ...toSource(mention),
      in: read.in,
      links: mention.links.map((link) => ({ ...link, with: link.with + offset })),
    }))
  })
}

function toSource(finding: Finding, parts: readonly DraftPart[]): Finding {
  const place = (found: Place) => parts.find(({ read }) => read.in === found.in)?.toSource(found) ?? found
  return { ...finding, mention: place(finding.mention), other: place(finding.other) }
}

function countVerdicts(findings: readonly Finding[]): Omit<DraftSummary, "figures"> {
  const count = (verdict: Finding["verdict"]) => findings.filter((finding) => finding.verdict === verdict).length
  return { conflicts: count("conflict"), tensions: count("tension") }
}
