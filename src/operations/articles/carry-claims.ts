import { type Carrying, listCarrying, updateCarrying } from "../../store/articles/filed-claims.ts"
import { type FigureRow, hasClaimants, listFigures, recountClaimants } from "../../store/claims/figures.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"
import { requireSubject } from "../claims/end-claim.ts"
import { type FigureChange, judgeChanges } from "../judging/judge-changes.ts"
import { resolveOfFigure } from "../judging/save-judgements.ts"
import { judgeSumsAround } from "../judging/sums/judge-sums.ts"
import type { Occasion } from "../requests/occasion.ts"

/** How the article of a claim carries it from now on. */
export type CarryingTo = Pick<Carrying, "carried_until" | "said_again_at">

/**
 * Sets how claims are carried, and judges the figures that this concerns. A figure that no claim carries any more holds no
 * conflict open, as one that lost its last claim; it is judged anew when it comes back. What a person has ended or
 * corrected is left as it is, and of a corrected claim the one that took its place is meant. The caller holds the locks of
 * the families. `explain`: why conflicts end, by when the claim was carried last.
 */
export async function carryClaims(
  trx: Trx,
  wanted: ReadonlyMap<string, CarryingTo>,
  explain: (until: string) => string,
  occasion: Occasion,
): Promise<void> {
  const changes = (await followCorrections(trx, wanted)).filter(({ claim, to }) => isOther(claim, to))
  if (changes.length === 0) return
  const keys = figuresOf(changes)
  const before = new Map((await listFigures(trx, keys)).map((figure) => [figure.id, figure]))
  const known = new Map<string, boolean>()
  for (const { claim } of changes) known.set(claim.id, await hasClaimants(trx, figureOf(claim), claim.claimants))
  for (const { claim, to } of changes) await updateCarrying(trx, claim, to)
  for (const [family, some] of Map.groupBy(keys, ({ family_id }) => family_id)) {
    await recountClaimants(
      trx,
      family,
      some.map(({ id }) => id),
    )
  }
  const after = new Map((await listFigures(trx, keys)).map((figure) => [figure.id, figure]))
  await judgeAll(trx, { changes, before, after, known }, explain, occasion)
}

type Change = { readonly claim: Carrying; readonly to: CarryingTo }

/** Of a claim that a person has corrected, the one that stands now; of one that was retracted, none. */
async function followCorrections(trx: Trx, wanted: ReadonlyMap<string, CarryingTo>): Promise<Change[]> {
  const found: Change[] = []
  for (let open = wanted; open.size > 0; ) {
    const next = new Map<string, CarryingTo>()
    for (const claim of await listCarrying(trx, [...open.keys()])) {
      const to = open.get(claim.id)
      if (to === undefined) continue
      if (claim.status === "active") found.push({ claim, to })
      else if (claim.corrected_by !== null) next.set(claim.corrected_by, to)
    }
    open = next
  }
  return found
}

function isOther(claim: Carrying, to: CarryingTo): boolean {
  return claim.carried_until !== to.carried_until || claim.said_again_at !== to.said_again_at
}

function figureOf({ family_id, figure_id: id }: Carrying): InFamily {
  return { family_id, id }
}

function figuresOf(changes: readonly Change[]): InFamily[] {
  return [...new Map(changes.map(({ claim }) => [claim.figure_id, figureOf(claim)])).values()]
}

type Counted = {
  readonly changes: readonly Change[]
  readonly before: ReadonlyMap<string, FigureRow>
  readonly after: ReadonlyMap<string, FigureRow>
  /** Whether the claimants of a claim asserted its figure before. */
  readonly known: ReadonlyMap<string, boolean>
}

async function judgeAll(
  trx: Trx,
  { changes, before, after, known }: Counted,
  explain: (until: string) => string,
  occasion: Occasion,
): Promise<void> {
  const judged: FigureChange[] = []
  for (const [id, some] of Map.groupBy(changes, ({ claim }) => claim.figure_id)) {
    const [was, is] = [before.get(id), after.get(id)]
    if (was === undefined || is === undefined) throw new Error(`the figure ${id} of a claim is gone`)
    if (is.claims > 0) judged.push(await changeOf(trx, was, is, some, known))
    else if (was.claims > 0) await endFigure(trx, is, explain(latestOf(some)), occasion)
  }
  if (judged.length > 0) await judgeChanges(trx, judged, occasion)
}

async function changeOf(
  trx: Trx,
  before: FigureRow,
  after: FigureRow,
  some: readonly Change[],
  known: ReadonlyMap<string, boolean>,
): Promise<FigureChange> {
  const subject = await requireSubject(trx, after.subject_id)
  const turned = await Promise.all(
    some.map(async ({ claim }) => (await hasClaimants(trx, after, claim.claimants)) !== known.get(claim.id)),
  )
  return { subject, before, after, revived: before.claims === 0, claimantsChanged: turned.includes(true) }
}

async function endFigure(trx: Trx, figure: FigureRow, reason: string, occasion: Occasion): Promise<void> {
  const end = { by: "not-carried", reason, ...occasion } as const
  await resolveOfFigure(trx, figure, end)
  await judgeSumsAround(trx, await requireSubject(trx, figure.subject_id), figure, occasion)
}

function latestOf(some: readonly Change[]): string {
  return some.flatMap(({ to }) => to.carried_until ?? []).reduce((a, b) => (b > a ? b : a), "")
}
