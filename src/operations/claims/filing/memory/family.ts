import { dayNumber } from "../../../../quantity/dates/as-of.ts"
import type { FigureRow } from "../../../../store/claims/figures.ts"
import type {
  RecalledClaimant,
  RecalledConflict,
  RecalledException,
  RecalledFigure,
} from "../../../../store/claims/filing/recall-families.ts"
import type { ClaimantToWrite, FigureToWrite } from "../../../../store/claims/filing/write-claims.ts"
import type { PairRow } from "../../../../store/conflicts/pair-row.ts"
import type { NamedRow } from "../../../../store/subjects/subjects.ts"
import { earlier, later } from "../../publication-order.ts"
import type { SubjectContext } from "../subject-contexts.ts"

/** Who asserts a figure. */
export type Speaker = NamedRow & { readonly first_published: string; readonly last_published: string | null }

/** A figure with all who assert it, and with its bounds as numbers: these are rounded, and only narrow a search. */
export type KnownFigure = {
  readonly row: FigureRow
  readonly identity: string
  readonly narrowMin: number
  readonly narrowMax: number
  /** Its days as numbers. What goes on ends at infinity. */
  readonly from: number
  readonly to: number
  readonly speakers: Map<string, Speaker>
}

/** A conflict of two figures, and when it changed last. */
export type KnownConflict = { readonly row: PairRow; readonly changedAt: string }

/** What is read of a family, to remember it. */
export type Recalled = {
  readonly version: number
  readonly figures: readonly RecalledFigure[]
  readonly claimants: readonly RecalledClaimant[]
  readonly conflicts: readonly RecalledConflict[]
  readonly exceptions: readonly RecalledException[]
}

/** What filing adds to a family. */
export type FamilyNews = {
  readonly figures: readonly FigureToWrite[]
  readonly claimants: readonly ClaimantToWrite[]
  /** The number of new claims, by the id of their figure. */
  readonly claims: ReadonlyMap<string, number>
  /** The names of sources by their ids, those of the claimants among them. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * A subject without parts and wholes, as it is stored with all its figures at one version of its family. What a batch adds is
 * taken in before it is written, so that the batch is judged with it; if the batch fails, the family must be forgotten.
 */
export class KnownFamily {
  readonly context: SubjectContext
  /** Newest first. */
  readonly exceptions: readonly RecalledException[]
  version: number
  /** The folded names and the ids that are known to stand for its subject at this version. */
  readonly keys = new Set<string>()
  /** Terms that this process has already kept for its subject. */
  readonly terms = new Set<number>()
  /** How many batches are judged or being written that have claims of this family: each builds on the one before. */
  inFlight = 0
  /** It was changed by a batch that is not written. */
  isForgotten = false
  #lastDay = Number.NEGATIVE_INFINITY
  readonly #figures = new Map<string, KnownFigure>()
  readonly #byIdentity = new Map<string, KnownFigure>()
  readonly #conflicts = new Map<string, KnownConflict>()
  readonly #conflictsOf = new Map<string, KnownConflict[]>()

  constructor(context: SubjectContext, { version, figures, claimants, conflicts, exceptions }: Recalled) {
    this.context = context
    this.version = version
    this.exceptions = exceptions
    const speakers = Map.groupBy(claimants, ({ figure_id }) => figure_id)
    for (const figure of figures) this.#put(knownOf(figure, speakers.get(figure.id) ?? []))
    for (const { changed_at, ...row } of conflicts) this.putConflict(row, changed_at)
  }

  /** How much of this process's memory it takes: figures and conflicts. */
  get size(): number {
    return 1 + this.#figures.size + 2 * this.#conflicts.size
  }

  get figures(): Iterable<KnownFigure> {
    return this.#figures.values()
  }

  /** The last day of a figure that somebody has asserted, as a number: of one that goes on, its first day. */
  get lastDay(): number {
    return this.#lastDay
  }

  get figureCount(): number {
    return this.#figures.size
  }

  get conflictCount(): number {
    return this.#conflicts.size
  }

  find(figureId: string): KnownFigure | undefined {
    return this.#figures.get(figureId)
  }

  findLike(identity: string): KnownFigure | undefined {
    return this.#byIdentity.get(identity)
  }

  /** The conflicts of a figure, in no order. */
  conflictsOf(figureId: string): readonly KnownConflict[] {
    return this.#conflictsOf.get(figureId) ?? []
  }

  /** Takes in figures and claimants that are about to be written. */
  take({ figures, claimants, claims, names }: FamilyNews): void {
    for (const figure of figures) this.#put(knownOf({ ...figure, claims: 0 }, []))
    for (const claimant of claimants) this.#addSpeaker(claimant, names.get(claimant.claimant_id) ?? "")
    for (const [id, count] of claims) {
      const known = this.#figures.get(id)
      if (known !== undefined) this.#put({ ...known, row: { ...known.row, claims: known.row.claims + count } })
    }
  }

  putConflict(row: PairRow, changedAt: string): void {
    const conflict = { row, changedAt }
    const old = this.#conflicts.get(row.id)
    this.#conflicts.set(row.id, conflict)
    for (const figure of row.figure_b === null ? [row.figure_a] : [row.figure_a, row.figure_b]) {
      const all = this.#conflictsOf.get(figure)
      if (all === undefined) this.#conflictsOf.set(figure, [conflict])
      else if (old === undefined) all.push(conflict)
      else all[all.indexOf(old)] = conflict
    }
  }

  #put(known: KnownFigure): void {
    const day = known.to === Number.POSITIVE_INFINITY ? known.from : known.to
    if (known.row.claims > 0) this.#lastDay = Math.max(this.#lastDay, day)
    this.#figures.set(known.row.id, known)
    this.#byIdentity.set(known.identity, known)
  }

  #addSpeaker(claimant: ClaimantToWrite, name: string): void {
    const known = this.#figures.get(claimant.figure_id)
    if (known === undefined) throw new Error(`the figure ${claimant.figure_id} is not among those of its family`)
    const said = addSaying(known.speakers.get(claimant.claimant_id), claimant, name)
    known.speakers.set(said.id, said)
    this.#put({ ...known, row: { ...known.row, ...widen(known.row, said) } })
  }
}

function knownOf(
  figure: FigureToWrite & { readonly claims: number },
  claimants: readonly Omit<RecalledClaimant, "family_id" | "figure_id">[],
): KnownFigure {
  const { family_id, subject_id, id, quantity, unit, as_of_from, as_of_to, claims, identity } = figure
  const speakers = new Map(
    claimants.map(({ claimant_id, name, first_published, last_published }) => [
      claimant_id,
      { id: claimant_id, name, first_published, last_published },
    ]),
  )
  const row = { family_id, subject_id, id, quantity, unit, as_of_from, as_of_to, claims, ...spanOf(speakers) }
  const bounds = { narrowMin: Number(figure.narrow_min), narrowMax: Number(figure.narrow_max) }
  return { row, identity, ...bounds, from: numberOfDay(as_of_from), to: numberOfDay(as_of_to), speakers }
}

/** `day`: "YYYY-MM-DD" or "infinity". */
export function numberOfDay(day: string): number {
  return day === "infinity" ? Number.POSITIVE_INFINITY : dayNumber(day)
}

type Span = Pick<FigureRow, "claimants" | "first_published" | "last_published">

/** `spanOf` with one speaker who is new, or whose claims were published at more times than before. */
function widen({ claimants, first_published, last_published }: Span, said: Speaker): Span {
  return {
    claimants: claimants.includes(said.id) ? claimants : [...claimants, said.id].sort().slice(0, 2),
    first_published: earlier(first_published, said.first_published),
    last_published: later(last_published, said.last_published ?? said.first_published),
  }
}

/** As the statements of the store say it: two claimants at most, by id, and the first and the last publication. */
function spanOf(speakers: ReadonlyMap<string, Speaker>) {
  const all = [...speakers.values()]
  const lasts = all.map(({ first_published, last_published }) => last_published ?? first_published)
  return {
    claimants: [...speakers.keys()].sort().slice(0, 2),
    first_published: all.map(({ first_published }) => first_published).reduce<string | null>(earlier, null),
    last_published: lasts.reduce<string | null>(later, null),
  }
}

/** As `countClaimants` of the store adds them. */
function addSaying(old: Speaker | undefined, said: ClaimantToWrite, name: string): Speaker {
  const { claimant_id: id, first_published, last_published } = said
  if (old === undefined) return { id, name, first_published, last_published }
  return {
    ...old,
    first_published: earlier(old.first_published, first_published),
    last_published: later(later(old.last_published, old.first_published), last_published),
  }
}
