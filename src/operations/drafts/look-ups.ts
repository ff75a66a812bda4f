import type { OnFile } from "../../match/findings/stored/on-file.ts"
import type { LinkCandidate, SubjectProfile } from "../../match/subjects/article.ts"
import type { LinkModel } from "../../match/subjects/score/link-model.ts"
import type { SearchTerms } from "../../match/subjects/search-terms.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSubjects } from "../../store/subjects/subjects.ts"
import { findLinkCandidates } from "../candidates/find-link-candidates.ts"
import { readModelInForce } from "../links/model-in-force.ts"
import { type DraftedFigures, judgeDrafted } from "./judge-drafted.ts"

export type DraftSearch = { readonly terms: SearchTerms; readonly language: LanguageCode }

/** What the figures of a draft may speak of, and the model by which they are linked to it. */
export type DraftCandidates = { readonly candidates: readonly LinkCandidate[]; readonly model: LinkModel }

/** A subject as a hint names it. */
export type HintedSubject = Pick<SubjectProfile, "id" | "name" | "unit"> & {
  readonly gone: "archived" | "merged" | null
}

/**
 * What checking a draft asks of the store. Whoever reads the draft may do so in a thread of its own, which has no connection:
 * questions and answers are plain data.
 */
export type DraftLookUps = {
  readonly findCandidates: (search: DraftSearch) => Promise<DraftCandidates>
  /** Those that there are, in no order. */
  readonly findSubjects: (ids: readonly string[]) => Promise<readonly HintedSubject[]>
  /** What is on file beside each figure, in their order; null where nothing can be. */
  readonly judgeDrafted: (drafted: DraftedFigures) => Promise<readonly (OnFile | null)[]>
}

/** `now` tells the time, RFC 3339 in UTC. */
export function draftLookUps(db: Db, now: () => string): DraftLookUps {
  return {
    judgeDrafted: (drafted) => judgeDrafted(db, drafted, now()),
    findCandidates: async ({ terms, language }) => {
      const model = await readModelInForce(db, language)
      return { candidates: await findLinkCandidates(db, terms), model }
    },
    findSubjects: async (ids) =>
      (await findSubjects(db, ids)).map(({ id, name, unit, archived_at, merged_into }) => ({
        id,
        name,
        unit,
        gone: merged_into !== null ? "merged" : archived_at !== null ? "archived" : null,
      })),
  }
}
