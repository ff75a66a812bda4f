import type { Tolerance } from "../../compare/rules/tolerance.ts"
import type { FigureRow } from "../../store/claims/figures.ts"
import {
  type ClaimantToWrite,
  type ClaimsToWrite,
  type ClaimToWrite,
  type FigureToWrite,
  writeClaims,
} from "../../store/claims/filing/write-claims.ts"
import type { SourceToWrite, SubjectToWrite } from "../../store/claims/filing/write-named.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { listFiledTerms } from "../candidates/keep-terms.ts"
import type { Neighbour, Subject } from "../judging/judge.ts"
import { type FigureChange, judgeChanges, needsJudging } from "../judging/judge-changes.ts"
import { type NormalisedFigure, searchColumns } from "../judging/normalise-figure.ts"
import { recallQuantity } from "../judging/recall-quantity.ts"
import type { Occasion } from "../requests/occasion.ts"
import { earlier, later } from "./publication-order.ts"

/**
 * A claim that is to be added to its figure, with what the figure is held against. All that it names is resolved, and the
 * family of its subject is locked.
 */
export type Addition = {
  readonly subject: Subject
  readonly neighbours: readonly Neighbour[]
  readonly figure: NormalisedFigure
  /** The id of the figure where it is new here, and has one elsewhere. */
  readonly figureId?: string | undefined
  /** The figure as it is stored; null where it is new. */
  readonly before: FigureRow | null
  /** Each claimant asserts the figure already, by another active claim. */
  readonly isKnown: boolean
  readonly claim: ClaimToAdd
  /** When its article said the claim again, where it did. */
  readonly saidAgainAt?: string | null
  /** Who files this claim, where that is not who does all that the transaction does. */
  readonly actor?: string | null
}

/** A claim of which all is known but the figure, whose id may be made only with the others of a batch. */
export type ClaimToAdd = Omit<ClaimToWrite, "family_id" | "subject_id" | "figure_id">

/** The sources and subjects that have to be written with the claims. */
export type News = { readonly sources: readonly SourceToWrite[]; readonly subjects: readonly SubjectToWrite[] }

/** `figureIds`: one for each addition, in their order. `last` has been sent; the transaction must wait for it. */
export type Added = { readonly figureIds: readonly string[]; readonly last: Promise<void> }

/**
 * Writes active claims in one round trip and judges the figures that are new, that had lost their last claim, or whose
 * claimants change. A claimant who repeats a figure may go back to it after another one; nothing else is judged for it.
 */
export async function addClaims(
  trx: Trx,
  additions: readonly Addition[],
  news: News,
  occasion: Occasion,
): Promise<Added> {
  const { figureIds, rows, changes } = draftAdditions(additions, news)
  const last = writeClaims(trx, rows, occasion.now)
  // It is waited for below or by the caller. A promise that fails before anybody waits would end the process.
  last.catch(() => {})
  if (changes.length > 0) await Promise.all([last, judgeChanges(trx, changes, occasion)])
  return { figureIds, last }
}

/** What additions come to: the rows that are to be written, and the changes that are to be judged. */
export type Drafted = {
  /** One for each addition, in their order. */
  readonly figureIds: readonly string[]
  readonly rows: ClaimsToWrite
  readonly changes: readonly (FigureChange & { readonly neighbours: readonly Neighbour[] })[]
}

export function draftAdditions(additions: readonly Addition[], news: News): Drafted {
  const groups = [...groupByFigure(additions).values()]
  const figureIds = new Map(groups.flatMap(({ id, members }) => members.map((member) => [member, id])))
  const terms = listFiledTerms(additions.map(textOf), news.subjects)
  return {
    figureIds: additions.map((addition) => figureIds.get(addition) ?? ""),
    rows: { ...news, ...rowsOf(groups), terms },
    changes: groups.map(changeOf).filter(needsJudging),
  }
}

function textOf({ subject, claim: { quote, language } }: Addition) {
  return { subject, quote: quote === null ? null : { text: quote, language } }
}

/** The claims of one figure. They share all but the claim, so the first of them stands for the rest. */
type FigureGroup = { readonly id: string; readonly first: Addition; readonly members: Addition[] }

function groupByFigure(additions: readonly Addition[]): ReadonlyMap<string, FigureGroup> {
  const groups = new Map<string, FigureGroup>()
  for (const addition of additions) {
    const key = `${addition.subject.id} ${addition.figure.identity}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, startGroup(addition))
    else group.members.push(addition)
  }
  return groups
}

function startGroup(first: Addition): FigureGroup {
  return { id: first.before?.id ?? first.figureId ?? newId(), first, members: [first] }
}

function rowsOf(groups: readonly FigureGroup[]) {
  return {
    figures: groups.filter(({ first }) => first.before === null).map(newFigure),
    claimants: groups.flatMap((group) => countClaimants(group)),
    claims: groups.flatMap(({ id, members }) =>
      members.map(({ subject, claim }) => ({ ...claim, ...keyOf(subject), figure_id: id })),
    ),
  }
}

function keyOf({ family_id, id: subject_id }: Subject) {
  return { family_id, subject_id }
}

function newFigure({ id, first }: FigureGroup): FigureToWrite {
  const { subject, figure, neighbours } = first
  const { hedgeProfile } = toleranceOf(subject, neighbours)
  const { narrowMin, narrowMax } = searchColumns(figure.unit, recallQuantity(figure.quantity), hedgeProfile)
  return {
    ...keyOf(subject),
    id,
    identity: figure.identity,
    quantity: figure.quantity,
    unit: figure.unit,
    narrow_min: narrowMin,
    narrow_max: narrowMax,
    as_of_from: figure.asOfFrom,
    as_of_to: figure.asOfTo,
  }
}

/** The tolerance by which the subject's own figures are judged: every subject is its own neighbour. */
function toleranceOf({ id }: Subject, neighbours: readonly Neighbour[]): Tolerance {
  const own = neighbours.find(({ subject }) => subject.id === id)
  if (own === undefined) throw new Error(`the subject ${id} is not among its own neighbours`)
  return own.tolerance
}

/** One row for each claimant, since one statement cannot change a row twice. */
function countClaimants({ id, first, members }: FigureGroup): ClaimantToWrite[] {
  const counts = new Map<string, ClaimantToWrite>()
  for (const member of members) {
    const { claim } = member
    for (const claimant_id of claimantsOf(claim)) {
      const counted = counts.get(claimant_id)
      counts.set(claimant_id, {
        ...keyOf(first.subject),
        figure_id: id,
        claimant_id,
        claims: (counted?.claims ?? 0) + 1,
        first_published: earlier(counted?.first_published ?? null, claim.published_at),
        last_published: later(counted?.last_published ?? null, lastSaid(member)),
      })
    }
  }
  return [...counts.values()]
}

function claimantsOf({ claimant_id, further_claimants }: ClaimToAdd): string[] {
  return [claimant_id, ...further_claimants]
}

function changeOf({ id, first, members }: FigureGroup): FigureChange & { readonly neighbours: readonly Neighbour[] } {
  const { subject, neighbours, before } = first
  const taker = members.find(({ isKnown }) => !isKnown)
  return {
    subject,
    neighbours,
    before,
    after: stateAfter(id, first, members),
    revived: before?.claims === 0,
    claimantsChanged: taker !== undefined,
    actor: (taker ?? first).actor ?? null,
  }
}

/** The figure's row as the database has it once these claims are written. */
function stateAfter(id: string, { subject, figure, before }: Addition, members: readonly Addition[]): FigureRow {
  const claimants = [...(before?.claimants ?? []), ...members.flatMap(({ claim }) => claimantsOf(claim))]
  const published = members.map(({ claim }) => claim.published_at)
  return {
    ...keyOf(subject),
    id,
    quantity: before?.quantity ?? figure.quantity,
    unit: figure.unit,
    as_of_from: figure.asOfFrom,
    as_of_to: figure.asOfTo,
    claims: (before?.claims ?? 0) + members.length,
    claimants: [...new Set(claimants)].sort().slice(0, 2),
    first_published: published.reduce<string | null>(earlier, before?.first_published ?? null),
    last_published: members.map(lastSaid).reduce<string | null>(later, before?.last_published ?? null),
  }
}

function lastSaid({ claim, saidAgainAt = null }: Addition): string {
  return later(saidAgainAt, claim.published_at)
}
