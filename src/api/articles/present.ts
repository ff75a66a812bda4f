import type { Said } from "../../operations/articles/article-input.ts"
import { proposeSubject } from "../../operations/articles/propose-subject.ts"
import type { ArticleChanges, ArticleFigure, NumberedVersion } from "../../operations/articles/read-article.ts"
import type { ReadText } from "../../operations/articles/read-text.ts"
import type { StoredUnread } from "../../operations/articles/stored-mention.ts"
import { CHANGES, type ToldChange } from "../../operations/articles/tell-changes.ts"
import type { UnreadChange } from "../../operations/articles/unread-changes.ts"
import { tellVerdicts } from "../../operations/judging/tell-verdicts.ts"
import type { ArticleRow } from "../../store/articles/articles.ts"
import type { DismissalRow } from "../../store/articles/dismissals.ts"
import { listNames, type Names } from "../../store/articles/names.ts"
import type { TurnedConflicts } from "../../store/articles/turned-conflicts.ts"
import { addFirstClaims } from "../../store/conflicts/first-claims.ts"
import type { ConflictRow } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { presentConflict } from "../conflicts/present.ts"
import { pathOf } from "../server/paths.ts"
import { presentQuantity } from "../values/quantity.ts"
import { MOST_TURNED } from "./shape.ts"

/** The address of an article, by the id of its source. */
export function locationOf({ source_id, external_id }: ArticleRow): string {
  return pathOf("articles", source_id, encodeURIComponent(external_id))
}

export function presentVersion(article: ArticleRow, version: NumberedVersion) {
  return {
    source: { id: article.source_id, name: article.source_name },
    externalId: article.external_id,
    version: version.number,
    versionId: version.id,
    senderVersion: version.sent_version,
    publishedAt: version.published_at,
    publishedAtAssumed: version.published_at_assumed,
    url: version.url,
    headline: version.headline,
    correction: version.correction === null ? null : { note: version.correction },
    withdrawal: version.is_withdrawal,
    recordedAt: version.recorded_at,
  }
}

/** The figures of a version and the numbers of it that were not understood, in their order, and what became of each. */
export async function presentFigures(db: Db, { changes, unread }: ArticleChanges) {
  const figures = changes.flatMap(({ is, was }) => [is, was].filter((figure) => figure !== null))
  const [subjects, sources] = await Promise.all([
    listNames(
      db,
      "subjects",
      figures.flatMap(({ subject }) => subject ?? []),
    ),
    listNames(
      db,
      "sources",
      figures.flatMap(({ claimants }) => claimants),
    ),
  ])
  const read = changes.map((change) => presentFigure(change, { subjects, sources }))
  return unread.length === 0 ? read : inOrder([...read, ...unread.map(presentUnreadFigure)])
}

type Placed = { readonly change: string; readonly mention: ReturnType<typeof presentSaid> | PresentedUnread }

/** The headline first, and what is gone last. What was sent as a figure has no place, and stays where it is. */
function inOrder<Figure extends Placed>(figures: readonly Figure[]): readonly Figure[] {
  const placeOf = ({ change, mention }: Figure) => {
    const { in: part = "text", start = 0 } = mention as { readonly in?: string; readonly start?: number }
    return [change === "withdrawn" ? 1 : 0, part === "headline" ? 0 : 1, start] as const
  }
  return figures.toSorted((one, other) => {
    const [first, second] = [placeOf(one), placeOf(other)]
    return first[0] - second[0] || first[1] - second[1] || first[2] - second[2]
  })
}

function presentUnreadFigure({ lineage, change, of, is, was, message }: UnreadChange) {
  const said = is ?? was
  if (said === null) throw new Error("a change has no number")
  return {
    lineage,
    slot: null,
    change,
    ...(of === null ? {} : { of }),
    mention: presentUnread(said),
    ...(was === null ? {} : { was: { mention: presentUnread(was), claim: null } }),
    subject: null,
    claimants: [],
    claim: null,
    message,
  }
}

/** A number that was not understood, where a figure would stand. */
function presentUnread({ text, reason: unread, quote, in: part, at }: StoredUnread) {
  const nothing = { quantity: null, asOf: null, noun: null, attribution: null }
  return { text, ...nothing, quote, in: part, start: at.start, end: at.end, unread }
}

type PresentedUnread = ReturnType<typeof presentUnread>

type Naming = { readonly subjects: Names; readonly sources: Names }

function presentFigure(told: ToldChange<ArticleFigure>, { subjects, sources }: Naming) {
  const { is, was, of, marked, change, message } = told
  const figure = is ?? was
  if (figure === null) throw new Error("a change has no figure")
  return {
    lineage: figure.lineage,
    slot: figure.slot,
    change,
    ...(of === null ? {} : { of }),
    ...(marked === null ? {} : { marked }),
    mention: presentMention(figure),
    ...(was === null ? {} : { was: { mention: presentMention(was), claim: was.claim } }),
    subject: figure.subject === null ? null : (subjects.get(figure.subject) ?? null),
    claimants: figure.claimants.flatMap((id) => sources.get(id) ?? []),
    claim: is === null ? null : is.claim,
    ...(is === null || is.subject !== null || is.isDecided ? {} : presentOpen(is.said)),
    message,
  }
}

/** What a figure may speak of about which nobody has decided: subjects that are stored, and one that is not. */
export function presentOpen(said: Said) {
  if (said.mention === undefined) return {}
  return { matches: said.matches ?? [], newSubject: proposeSubject(said) }
}

function presentMention({ said }: ArticleFigure) {
  return presentSaid(said)
}

/** A figure as an article says it. */
export function presentSaid({ quantity, asOf, quote, mention }: Said) {
  const said = { text: quantity.text, quantity: presentQuantity(quantity), asOf, quote }
  if (mention === undefined) return said
  const { in: part, at, noun, attribution } = mention
  return { ...said, in: part, start: at.start, end: at.end, noun, attribution }
}

export async function presentTurned(db: Db, { opened, resolved }: TurnedConflicts) {
  const show = async (rows: readonly ConflictRow[]) =>
    (await tellVerdicts(db, await addFirstClaims(db, rows.slice(0, MOST_TURNED)))).map(presentConflict)
  return {
    opened: await show(opened),
    openedTotal: opened.length,
    resolved: await show(resolved),
    resolvedTotal: resolved.length,
  }
}

/** Of all that `presentFigures` shows. */
export function countChanges({ changes, unread }: ArticleChanges) {
  const of = (kind: string) => [...changes, ...unread].filter(({ change }) => change === kind).length
  return {
    counts: Object.fromEntries(CHANGES.map((kind) => [kind, of(kind)])) as Record<(typeof CHANGES)[number], number>,
    unmarked: changes.filter(({ marked }) => marked === false).length,
  }
}

/** What was read of a text, as the answer of a thread has it. */
export type AnsweredText = Omit<ReadText, "findings"> & { readonly findings: readonly { readonly id: string }[] }

/** What a text says against itself, without what somebody has put aside. */
export function presentFindings(read: AnsweredText | null, dismissals: readonly DismissalRow[]) {
  const { findings = [], notes = [] } = read ?? {}
  const dismissed = new Set(dismissals.map(({ finding_id }) => finding_id))
  const shown = findings.filter(({ id }) => !dismissed.has(id))
  return { findings: shown, findingsDismissed: findings.length - shown.length, notes }
}

export function presentDismissal({ finding_id, reason, dismissed_by, dismissed_at }: DismissalRow) {
  return { finding: finding_id, reason, who: dismissed_by, at: dismissed_at }
}
