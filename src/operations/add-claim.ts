import type { Tolerance } from "../compare/tolerance.ts"
import { printQuantity, readQuantity } from "../quantity/quantity.ts"
import { insertClaim, type NewClaim } from "../store/claims.ts"
import { lockPairsOf } from "../store/conflicts.ts"
import { addClaimant, type FigureRow, findFigure, findFigureLike, insertFigure } from "../store/figures.ts"
import type { SubjectRow } from "../store/subjects.ts"
import type { Trx } from "../store/transaction.ts"
import type { ClaimValues } from "./claim-input.ts"
import { judgeAgainst, listNeighbours, type Neighbour, onceEach } from "./judge.ts"
import { type PlacedFigure, searchColumns, storedPeriod } from "./place-figure.ts"
import { judgeStored, rejudgeAfterClaims } from "./rejudge-pairs.ts"
import { saveJudgements } from "./save-verdicts.ts"
import { judgeSettledSums, judgeSumsAround } from "./sums/judge-sums.ts"

/**
 * Adds an active claim to its figure. Comparison is between figures: one that is new, or that nobody claimed any more,
 * is held against its candidates; a repeat compares nothing, unless it changes who says it. Answers the figure's id.
 * The caller holds the lock of the subject's family.
 */
export async function addClaim(
  trx: Trx,
  subject: SubjectRow,
  figure: PlacedFigure,
  claim: Omit<NewClaim, "figureId" | "subjectId">,
  now: string,
): Promise<string> {
  const before = await findFigureLike(trx, figure)
  const neighbours = before === undefined ? await listNeighbours(trx, subject) : []
  const figureId = before?.id ?? (await addFigure(trx, figure, toleranceAmong(neighbours, subject), now))
  const key = { subjectId: subject.id, figureId }
  await insertClaim(trx, { ...claim, ...key }, now)
  const claimantsChanged = await addClaimant(trx, key, claim.claimantId, claim.publishedAt)
  const after = await requireFigure(trx, subject.id, figureId)
  if (before === undefined) await judgeNew(trx, subject, after, neighbours, now)
  else if (before.claims === 0) await judgeRevived(trx, subject, after, { claimantsChanged: true, now })
  else await rejudgeAfterClaims(trx, subject, { before, after, claimantsChanged }, now)
  return figureId
}

/** Searched by what the hedge profile of its subject makes of it. */
export async function addFigure(
  trx: Trx,
  figure: PlacedFigure,
  { hedgeProfile }: Tolerance,
  now: string,
): Promise<string> {
  const columns = searchColumns(figure.unit, readQuantity(figure.quantity), hedgeProfile)
  return insertFigure(trx, { ...figure, ...columns }, now)
}

/** A subject is its own neighbour. */
function toleranceAmong(neighbours: readonly Neighbour[], { id }: SubjectRow): Tolerance {
  const own = neighbours.find(({ subject }) => subject.id === id)
  if (own === undefined) throw new Error(`the subject ${id} is not among its own neighbours`)
  return own.tolerance
}

async function judgeNew(
  trx: Trx,
  subject: SubjectRow,
  figure: FigureRow,
  neighbours: readonly Neighbour[],
  now: string,
): Promise<void> {
  const judgements = await judgeAgainst(trx, subject, [figure], neighbours)
  await saveJudgements(trx, judgements, [], { claimantsChanged: true, now })
  await judgeSumsAround(trx, subject, figure, now)
}

/** What it disagreed with once may be resolved or gone, and new figures may have come. */
export async function judgeRevived(
  trx: Trx,
  subject: SubjectRow,
  figure: FigureRow,
  options: { claimantsChanged: boolean; now: string },
): Promise<void> {
  const stored = await lockPairsOf(trx, [figure.id])
  const neighbours = await listNeighbours(trx, subject)
  const judgements = onceEach([
    ...(await judgeStored(trx, subject, [figure], stored, neighbours)),
    ...(await judgeAgainst(trx, subject, [figure], neighbours)),
  ])
  await saveJudgements(trx, judgements, stored, options)
  await judgeSumsAround(trx, subject, figure, options.now)
  if (options.claimantsChanged) await judgeSettledSums(trx, subject, figure.id, options.now)
}

async function requireFigure(trx: Trx, subjectId: string, id: string): Promise<FigureRow> {
  const figure = await findFigure(trx, subjectId, id)
  if (figure === undefined) throw new Error(`the figure ${id} is not in the subject ${subjectId}`)
  return figure
}

/** The columns that come from what the claim says. */
export function claimColumns(values: ClaimValues, said: { url?: string | null; quote?: string | null }) {
  const { quantity, publishedAt, asOf, asOfAssumed } = values
  return {
    wording: quantity.text,
    quantity: printQuantity(quantity),
    ...storedPeriod(asOf),
    asOfAssumed,
    publishedAt,
    url: said.url ?? null,
    quote: said.quote ?? null,
  }
}
