import { type Candidate, type CandidateSearch, listCandidates } from "../../store/claims/candidates.ts"
import { type FigureRow, listFigures } from "../../store/claims/figures.ts"
import { listPairsOf, listToRejudge, type Speaker } from "../../store/conflicts/conflicts.ts"
import { type ActiveException, listActiveExceptions } from "../../store/conflicts/exceptions.ts"
import { countKept, type Kept } from "../../store/conflicts/kept-conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import { listStoredSummands, type SummandRow } from "../../store/conflicts/sums.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"

/**
 * What judging reads of families: from the store under their locks, or from what this process remembers of them. The
 * functions of the store say what each answers.
 */
export type FamilyView = {
  readonly listCandidates: (searches: readonly CandidateSearch[], most?: number) => Promise<readonly Candidate[]>
  readonly listFigures: (keys: readonly InFamily[]) => Promise<readonly FigureRow[]>
  readonly listPairsOf: (figures: readonly InFamily[]) => Promise<readonly PairRow[]>
  readonly listToRejudge: (speakers: readonly Speaker[], settled: readonly InFamily[]) => Promise<readonly PairRow[]>
  readonly listActiveExceptions: (subjects: readonly InFamily[], now: string) => Promise<readonly ActiveException[]>
  readonly countKept: (figures: readonly InFamily[]) => Promise<readonly Kept[]>
  /** By the id of the conflict. */
  readonly listStoredSummands: (sums: readonly InFamily[]) => Promise<ReadonlyMap<string, readonly SummandRow[]>>
}

export function viewStore(db: Db): FamilyView {
  return {
    listCandidates: (searches, most) => listCandidates(db, searches, most),
    listFigures: (keys) => listFigures(db, keys),
    listPairsOf: (figures) => listPairsOf(db, figures),
    listToRejudge: (speakers, settled) => listToRejudge(db, speakers, settled),
    listActiveExceptions: (subjects, now) => listActiveExceptions(db, subjects, now),
    countKept: (figures) => countKept(db, figures),
    listStoredSummands: (sums) => listStoredSummands(db, sums),
  }
}
