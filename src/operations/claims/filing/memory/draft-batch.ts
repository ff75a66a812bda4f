import type { FoundFigure } from "../../../../store/claims/filing/read-figures.ts"
import type { ClaimsToWrite } from "../../../../store/claims/filing/write-claims.ts"
import { Refused } from "../../../requests/refusals.ts"
import { type Addition, type Drafted, draftAdditions } from "../../add-claims.ts"
import { BatchState } from "../batch-state.ts"
import type { PreparedClaim } from "../prepare-claim.ts"
import { type ResolvedClaim, resolveClaim } from "../resolve-claim.ts"
import { KnownFamily } from "./family.ts"
import type { FilingMemory } from "./filing-memory.ts"

/** Claims that can be filed by what is remembered, with the families that they go into. */
export type DraftedBatch = Drafted & {
  /** That of the memory by which it was drafted. */
  readonly epoch: number | null
  readonly resolved: readonly ResolvedClaim[]
  /** By id. Those of new subjects are among them. */
  readonly families: ReadonlyMap<string, KnownFamily>
}

/** Nobody holds locks here: what a lock would keep is required when the batch is written. */
const HELD = { has: () => true }
/** What nobody has asked about: it too is required when the batch is written. */
const UNASKED = { filed: [], erased: new Map<number, string>(), figures: [] as FoundFigure[] }

/**
 * Keeps claims in their order: what comes after a claim that is not filed by memory, and depends on it, must not be filed
 * before it. It is asked about each claim in turn, and told which are left.
 */
export type Order = {
  readonly isBehind: (claim: PreparedClaim) => boolean
  readonly leave: (claim: PreparedClaim) => void
}

/** Claims of which each may be filed before all others. */
export const IN_ANY_ORDER: Order = { isBehind: () => false, leave: () => {} }

/**
 * Resolves those claims that are fit for it by what is remembered. What is refused, or needs more than one family, is left out, for what is
 * remembered may be old: somebody else has to decide that.
 */
export function draftBatch(
  all: readonly PreparedClaim[],
  memory: FilingMemory,
  now: string,
  { isFit, order }: { readonly isFit: (claim: PreparedClaim) => boolean; readonly order: Order },
): DraftedBatch {
  const claims = all.filter(isFit)
  const families = listFamilies(claims, memory)
  const contexts = [...families.values()].map(({ context }) => context)
  const { epoch, rules } = memory
  const [sources, subjects] = [listSources(claims, memory), listSubjects(claims, memory)]
  const state = new BatchState({ held: HELD, rules, sources, subjects, ...UNASKED }, contexts)
  const fit = new Set(claims)
  const resolved = all.flatMap((claim, index) => {
    const tried = fit.has(claim) && !order.isBehind(claim) ? tryToResolve(state, claim, index, now) : []
    if (tried.length === 0) order.leave(claim)
    return tried
  })
  for (const { subject, isDraft } of resolved) {
    if (isDraft) families.set(subject.family_id, new KnownFamily(state.contextOf(subject), NEW_FAMILY))
  }
  const named = new Set(resolved.map(({ subject }) => subject.family_id))
  for (const id of families.keys()) if (!named.has(id)) families.delete(id)
  const additions = resolved.map((one) => additionOf(one, state, families.get(one.subject.family_id)))
  return { ...draftAdditions(additions, state.news), epoch, resolved, families }
}

const NEW_FAMILY = { version: 1, figures: [], claimants: [], conflicts: [], exceptions: [] }

function tryToResolve(state: BatchState, claim: PreparedClaim, index: number, now: string): ResolvedClaim[] {
  try {
    const attempt = resolveClaim(state, claim, index, now)
    return attempt.kind === "resolved" ? [attempt.resolved] : []
  } catch (error) {
    if (error instanceof Refused) return []
    throw error
  }
}

function listFamilies(claims: readonly PreparedClaim[], memory: FilingMemory): Map<string, KnownFamily> {
  const families = claims.flatMap(({ subject: { key } }) => {
    const family = memory.findFamily(memory.findSubject(key)?.family_id ?? "")
    return family === undefined ? [] : [family]
  })
  return new Map(families.map((family) => [family.context.subject.family_id, family]))
}

function listSubjects(claims: readonly PreparedClaim[], memory: FilingMemory) {
  const keys = new Set(claims.map(({ subject }) => subject.key))
  return [...keys].flatMap((key) => memory.findSubject(key) ?? [])
}

function listSources(claims: readonly PreparedClaim[], memory: FilingMemory) {
  const keys = new Set(
    claims.flatMap(({ source, claimants, via }) => [source, ...claimants, ...via].map(({ key }) => key)),
  )
  return [...keys].flatMap((key) => {
    const source = memory.findSource(key)
    return source === undefined ? [] : [{ key, ...source }]
  })
}

function additionOf(resolved: ResolvedClaim, state: BatchState, family: KnownFamily | undefined): Addition {
  const { subject, figure, claim, prepared, parties } = resolved
  const stored = family?.findLike(figure.identity)
  return {
    ...state.contextOf(subject),
    before: stored?.row ?? null,
    isKnown: stored !== undefined && parties.claimants.every(({ id }) => stored.speakers.has(id)),
    figure: { ...figure, familyId: subject.family_id, subjectId: subject.id },
    claim,
    actor: prepared.actor,
  }
}

/** Gives the families what the batch adds to them, so that it is judged with it. */
export function takeRows(rows: ClaimsToWrite, { families, resolved }: DraftedBatch): void {
  const names = new Map(resolved.flatMap(({ parties }) => parties.claimants.map(({ id, name }) => [id, name] as const)))
  const figures = Map.groupBy(rows.figures, ({ family_id }) => family_id)
  const claimants = Map.groupBy(rows.claimants, ({ family_id }) => family_id)
  const claims = Map.groupBy(rows.claims, ({ family_id }) => family_id)
  for (const [id, family] of families) {
    const counts = new Map<string, number>()
    for (const { figure_id } of claims.get(id) ?? []) counts.set(figure_id, (counts.get(figure_id) ?? 0) + 1)
    family.take({ figures: figures.get(id) ?? [], claimants: claimants.get(id) ?? [], claims: counts, names })
  }
}
