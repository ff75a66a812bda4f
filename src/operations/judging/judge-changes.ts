import type { FigureRow } from "../../store/claims/figures.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Occasion } from "../requests/occasion.ts"
import { writeConflicts } from "./conflict-door.ts"
import { type FamilyView, viewStore } from "./family-view.ts"
import { judgeAgainst, listNeighbours, type Neighbour, type Own, onceEach, type Subject } from "./judge.ts"
import { judgeStored } from "./judge-stored.ts"
import type { PairJudgement } from "./judgement.ts"
import { type Plan, planJudgements } from "./plan-judgements.ts"
import { addsUp } from "./sums/judge-sum.ts"
import { judgeSettledSums, judgeSumsAround } from "./sums/judge-sums.ts"

/** A change of a figure that somebody asserts. Its rows are written, and its pairs still have to be judged. */
export type FigureChange = {
  readonly subject: Subject
  /** The neighbours of the subject. They are looked up where they are left out. */
  readonly neighbours?: readonly Neighbour[]
  /** Null for a figure that is new. */
  readonly before: FigureRow | null
  readonly after: FigureRow
  /** Nobody asserted the figure before, so its old conflicts may be resolved or gone, and new figures may disagree with it. */
  readonly revived?: boolean
  /** A claimant took the figure up, or no longer asserts it. */
  readonly claimantsChanged: boolean
  /** Who caused it, where that is not who does all that the transaction does. */
  readonly actor?: string | null
}

/**
 * Judges the figures whose claims changed. A figure that is new, or that nobody asserted before, is held against all that
 * it may disagree with. Any other figure is compared only where its claimants decide the verdict, because a revision needs
 * one single claimant on both sides. Where claimants changed, conflicts that a person had settled open again. The caller
 * holds the locks of the families.
 */
export async function judgeChanges(trx: Trx, changes: readonly FigureChange[], occasion: Occasion): Promise<void> {
  const plan = await planPairs(viewStore(trx), await listSides(trx, changes), occasion)
  if (plan !== null) await writeConflicts(trx, plan, occasion)
  for (const change of changes) {
    if (addsUp(change.subject) || isRelated(change.subject)) await judgeSums(trx, change, occasion)
  }
}

async function judgeSums(trx: Trx, change: FigureChange, { now, actor }: Occasion): Promise<void> {
  const { subject, before, after, claimantsChanged } = change
  const occasion = { now, actor: change.actor ?? actor }
  if (isFresh(change)) await judgeSumsAround(trx, subject, after, occasion)
  if (before !== null && claimantsChanged) await judgeSettledSums(trx, subject, after, occasion)
}

/** Whether `judgeChanges` has anything to do. */
export function needsJudging(change: FigureChange): boolean {
  return isFresh(change) || change.claimantsChanged || listSpeakers(change).length > 0
}

/** A change with the neighbours that its figure is held against. */
export type Side = { readonly change: FigureChange; readonly own: Own }

/**
 * Whether the figure is held against all that it may disagree with. That holds of a fresh figure. It also holds of one that
 * may have become a revision of a figure while the rules do not flag their disagreement, since no row is stored of that.
 */
function isSearched({ change, own }: Side): boolean {
  if (isFresh(change)) return true
  if (singleOf(change.after) === null || listSpeakers(change).length === 0) return false
  return own.neighbours.some(({ tolerance: { flagged } }) =>
    DISAGREEMENTS.some((verdict) => !flagged.includes(verdict)),
  )
}

const DISAGREEMENTS = ["conflict", "tension"] as const

function isFresh({ before, revived = false }: FigureChange): boolean {
  return before === null || revived
}

/** What becomes of the pairs of these figures; null where nothing does. Nothing is written. */
export async function planPairs(view: FamilyView, sides: readonly Side[], occasion: Occasion): Promise<Plan | null> {
  const changes = sides.map(({ change }) => change)
  const searched = sides.filter(isSearched)
  const stored = await listStored(view, changes, new Set(searched.map(({ change }) => change)))
  if (searched.length === 0 && stored.length === 0) return null
  const owns = sides.map(({ own }) => own)
  const [again, found] = await Promise.all([judgeStored(view, owns, stored), searchAll(view, searched)])
  const changed = new Set(changes.filter((one) => one.claimantsChanged).map(({ after }) => after.id))
  const actors = new Map(changes.map(({ after, actor = null }) => [after.id, actor]))
  return planJudgements(view, onceEach([...again, ...found]), stored, { ...occasion, changed, actors })
}

/** The most figures that one statement searches for. A source that is merged may assert thousands. */
const AT_ONCE = 200

async function searchAll(view: FamilyView, searched: readonly Side[]): Promise<PairJudgement[]> {
  const found: PairJudgement[] = []
  for (let from = 0; from < searched.length; from += AT_ONCE) {
    const owns = searched.slice(from, from + AT_ONCE).map(({ own }) => own)
    found.push(...(await judgeAgainst(view, owns)))
  }
  return found
}

async function listSides(trx: Trx, changes: readonly FigureChange[]): Promise<Side[]> {
  const known = new Map<string, readonly Neighbour[]>()
  const sides: Side[] = []
  for (const change of changes) {
    const { subject, after } = change
    const neighbours = change.neighbours ?? known.get(subject.id) ?? (await listNeighbours(trx, subject))
    known.set(subject.id, neighbours)
    sides.push({ change, own: { subject, figure: after, neighbours } })
  }
  return sides
}

/**
 * The stored pairs whose verdict may change, and all pairs of the figures that are searched for. A new
 * figure has none.
 */
async function listStored(
  view: FamilyView,
  changes: readonly FigureChange[],
  searched: ReadonlySet<FigureChange>,
): Promise<PairRow[]> {
  const known = changes.filter(({ before, revived }) => before !== null || revived)
  // A pair of a part and its whole is kept under the whole, so all pairs of such a figure are looked at.
  const isWhole = (change: FigureChange) =>
    searched.has(change) || (isRelated(change.subject) && listSpeakers(change).length > 0)
  const whole = known.filter(isWhole).map(({ after }) => after)
  const others = known.filter((change) => !isWhole(change))
  const speakers = others.flatMap((change) => {
    const { subject, after } = change
    const figure = { familyId: subject.family_id, subjectId: subject.id, figureId: after.id }
    return listSpeakers(change).map((claimantId) => ({ ...figure, claimantId }))
  })
  const settled = others.filter((change) => change.claimantsChanged).map(({ after }) => after)
  return [
    ...(whole.length === 0 ? [] : await view.listPairsOf(whole)),
    ...(speakers.length + settled.length === 0 ? [] : await view.listToRejudge(speakers, settled)),
  ]
}

function isRelated({ wholes, parts }: Subject): boolean {
  return wholes.length + parts.length > 0
}

/**
 * The single claimants, before and now, of whose other figures this one may have become a revision, or may have stopped
 * being one. There are none where the change cannot alter a verdict: a revision depends only on who the single claimant
 * is and when that claimant said so first and last.
 */
function listSpeakers({ before, after }: FigureChange): string[] {
  if (before === null) return []
  const [was, is] = [singleOf(before), singleOf(after)]
  if (was === is && (is === null || isSaidAsBefore(before, after))) return []
  return [...new Set([was, is])].filter((claimant) => claimant !== null)
}

function isSaidAsBefore(before: FigureRow, after: FigureRow): boolean {
  return before.first_published === after.first_published && before.last_published === after.last_published
}

function singleOf({ claimants }: FigureRow): string | null {
  return claimants.length === 1 ? (claimants[0] ?? null) : null
}
