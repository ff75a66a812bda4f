import type { OnFile } from "../../match/findings/stored/on-file.ts"
import type { LinkCandidate, SubjectProfile } from "../../match/subjects/article.ts"
import type { SearchTerms } from "../../match/subjects/search-terms.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSubjects } from "../../store/subjects/subjects.ts"
import { findLinkCandidates } from "../candidates/find-link-candidates.ts"
import { type DraftedFigures, judgeDrafted } from "./judge-drafted.ts"

/** A subject as a hint names it. */
export type HintedSubject = Pick<SubjectProfile, "id" | "name" | "unit"> & {
  readonly gone: "archived" | "merged" | null
}

/**
 * What checking a draft asks of the store. Whoever reads the draft may do so in a thread of its own, which has no connection:
 * questions and answers are plain data.
 */
export type DraftLookUps = {
  readonly findCandidates: (search: SearchTerms) => Promise<readonly LinkCandidate[]>
  /** Those that there are, in no order. */
  readonly findSubjects: (ids: readonly string[]) => Promise<readonly HintedSubject[]>
  /** What is on file beside each figure, in their order; null where nothing can be. */
  readonly judgeDrafted: (drafted: DraftedFigures) => Promise<readonly (OnFile | null)[]>
}

/** `now` tells the time, RFC 3339 in UTC. */
export function draftLookUps(db: Db, now: () => string): DraftLookUps {
  return {
    judgeDrafted: (drafted) => judgeDrafted(db, drafted, now()),
    findCandidates: (search) => findLinkCandidates(db, search),
    findSubjects: async (ids) =>
      (await findSubjects(db, ids)).map(({ id, name, unit, archived_at, merged_into }) => ({
        id,
        name,
        unit,
        gone: merged_into !== null ? "merged" : archived_at !== null ? "archived" : null,
      })),
  }
}
