import type { ChangedFigures } from "../../match/findings/find-changed.ts"
import type { Finding, Place } from "../../match/findings/finding.ts"
import { listFindings } from "../../match/findings/list-findings.ts"
import type { SeenFigure, SubjectMatch } from "../../match/subjects/article.ts"
import type { Mention, Unread } from "../../text/mention.ts"
import { MOST_FINDINGS, MOST_MENTIONS, MOST_UNREAD } from "../texts/limits.ts"
import { holdAgainstStore, LINKED } from "./hold-against-store.ts"
import { type Finish, type LinkedDraft, linkDraft } from "./link-draft.ts"
import type { DraftLookUps } from "./look-ups.ts"
import { type DraftInput, type DraftPart, type PartName, type ReadDraft, readDraftInSteps } from "./read-draft.ts"
import type { HintInput } from "./read-hints.ts"
import { listChanged, tieTexts } from "./tie-texts.ts"

type InPart<T> = T & { readonly in: PartName }

/** `source`: the id of the source of the draft. */
export type CheckInput = DraftInput & {
  readonly hints?: readonly HintInput[] | undefined
  readonly source?: string | null
  /** The last version of the article that it is to become. */
  readonly before?: DraftInput | null
  /** The ids of findings that somebody has put aside for that article. */
  readonly dismissed?: readonly string[]
  /** By figure of that version, the subjects that people have said it does not speak of. */
  readonly rejectedBefore?: readonly (readonly string[])[]
}

/** A subject that a figure may speak of, with its name. */
export type NamedMatch = Omit<SubjectMatch, "subjectId"> & {
  readonly subject: { readonly id: string; readonly name: string }
}

export type CheckedFinding = Omit<Finding, "subject"> & {
  readonly subject?: NamedMatch
  /** Missing where nobody has put it aside. */
  readonly status?: "dismissed"
}

export type CheckedMention = InPart<Mention> & {
  readonly matches: readonly NamedMatch[]
  readonly none: number
  readonly seen: SeenFigure | null
}

/** What a draft says, and what of it a person should look at. All positions are those of what was sent. */
export type CheckedDraft = {
  readonly mentions: readonly CheckedMention[]
  readonly mentionsTotal: number
  readonly findings: readonly CheckedFinding[]
  readonly findingsTotal: number
  readonly unread: readonly InPart<Unread>[]
  readonly unreadTotal: number
  readonly notes: readonly string[]
  readonly summary: DraftSummary
}

export type DraftSummary = {
  readonly figures: number
  /** Figures that are linked to a subject. */
  readonly matched: number
  readonly conflicts: number
  readonly tensions: number
  /** Findings that somebody has put aside. They are not among the conflicts and tensions. */
  readonly dismissed: number
}

/** Reads a draft, holds it against itself, and links its figures to stored subjects. Stores nothing. */
export async function checkDraft(input: CheckInput, lookUps: DraftLookUps, finish: Finish): Promise<CheckedDraft> {
  const draft = finish(readDraftInSteps(input))
  return checkRead(draft, { ...input, ...compareToLast(draft, input, finish) }, lookUps, finish)
}

/** By figure of a draft, what the last version says otherwise, and what people have rejected for the figure that it continues. */
function compareToLast(
  { article }: ReadDraft,
  { before = null, rejectedBefore = [] }: CheckInput,
  finish: Finish,
): Pick<Asked, "changed" | "rejected"> {
  if (before === null) return {}
  const earlier = finish(readDraftInSteps(before)).article
  const tied = tieTexts(earlier, article, finish).figures
  return {
    changed: listChanged(
      tied,
      earlier.parts.flatMap(({ mentions }) => mentions),
    ),
    rejected: tied.map((tie) => rejectedBefore[tie?.place ?? -1] ?? []),
  }
}

type Asked = Pick<CheckInput, "hints" | "source" | "dismissed" | "publishedAt"> & {
  /** By figure, the ids of the subjects that people have said it does not speak of. */
  readonly rejected?: readonly (readonly string[])[]
  /** What of its figures the version before says otherwise. */
  readonly changed?: ChangedFigures
}

/** The same of a draft that was read. */
export async function checkRead(
  draft: ReadDraft,
  { hints = [], source = null, dismissed = [], publishedAt, rejected = [], changed = [] }: Asked,
  lookUps: DraftLookUps,
  finish: Finish,
): Promise<CheckedDraft> {
  const linked = await linkDraft(draft, { hints, rejected }, lookUps, finish)
  const figures = await holdAgainstStore(draft, linked, { source, publishedAt: publishedAt ?? null }, lookUps)
  const findings = finish(listFindings(draft.article, { linked: figures, changed }))
  const mentions = listMentions(draft, linked)
  const unread = draft.parts.flatMap(({ read, unread, toSource }) =>
    unread.map((passage) => ({ ...toSource(passage), in: read.in })),
  )
  const isDismissed = ({ id }: Finding) => dismissed.includes(id)
  const told = findings.slice(0, MOST_FINDINGS).map((finding) => ({
    ...tellFinding(finding, draft.parts, linked.names),
    ...(isDismissed(finding) ? { status: "dismissed" as const } : {}),
  }))
  return {
    mentions: mentions.slice(0, MOST_MENTIONS),
    mentionsTotal: mentions.length,
    findings: told,
    findingsTotal: findings.length,
    unread: unread.slice(0, MOST_UNREAD),
    unreadTotal: unread.length,
    notes: draft.parts.flatMap(({ read, notes }) => notes.map((note) => `${read.in}: ${note}`)),
    summary: {
      figures: mentions.length,
      matched: mentions.filter(({ matches }) => (matches[0]?.certainty ?? 0) >= LINKED).length,
      ...countVerdicts(findings.filter((finding) => !isDismissed(finding))),
      dismissed: findings.filter(isDismissed).length,
    },
  }
}

/** Those of the headline first. Links name their place among all. */
function listMentions({ parts }: ReadDraft, { links, names }: LinkedDraft): readonly CheckedMention[] {
  let before = 0
  return parts.flatMap(({ read, toSource }) => {
    const offset = before
    before += read.mentions.length
    return read.mentions.map((mention, at) => {
      const { matches = [], none = 1, seen = null } = links[offset + at] ?? {}
      return {
        ...toSource(mention),
        in: read.in,
        links: mention.links.map((link) => ({ ...link, with: link.with + offset })),
        matches: matches.map((match) => nameMatch(match, names)),
        none,
        seen,
      }
    })
  })
}

function nameMatch({ subjectId, ...match }: SubjectMatch, names: LinkedDraft["names"]): NamedMatch {
  return { subject: { id: subjectId, name: names.get(subjectId) ?? "" }, ...match }
}

function tellFinding(finding: Finding, parts: readonly DraftPart[], names: LinkedDraft["names"]): CheckedFinding {
  const place = (found: Place) => parts.find(({ read }) => read.in === found.in)?.toSource(found) ?? found
  const { subject, other, ...rest } = finding
  return {
    ...rest,
    mention: place(finding.mention),
    ...(other === undefined ? {} : { other: place(other) }),
    ...(subject === undefined ? {} : { subject: nameMatch(subject, names) }),
  }
}

function countVerdicts(findings: readonly Finding[]): Pick<DraftSummary, "conflicts" | "tensions"> {
  const count = (verdict: "conflict" | "tension") => findings.filter((finding) => finding.verdict === verdict).length
  return { conflicts: count("conflict"), tensions: count("tension") }
}
