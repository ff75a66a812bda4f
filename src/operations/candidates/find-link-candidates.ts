import type { LinkCandidate } from "../../match/subjects/article.ts"
import type { SearchTerms } from "../../match/subjects/search-terms.ts"
import { findCandidates } from "../../store/candidates/find-candidates.ts"
import { loadProfiles } from "../../store/candidates/load-profiles.ts"
import type { Db } from "../../store/connection/connect.ts"

/** The stored subjects that the figures of an article may speak of, with what is known of each. */
export async function findLinkCandidates(db: Db, search: SearchTerms): Promise<readonly LinkCandidate[]> {
  const found = await findCandidates(db, search)
  const profiles = await loadProfiles(
    db,
    found.map(({ subjectId }) => subjectId),
  )
  const mentionsOf = new Map(found.map(({ subjectId, mentions }) => [subjectId, mentions]))
  return profiles.map((profile) => ({ profile, mentions: mentionsOf.get(profile.id) ?? [] }))
}
