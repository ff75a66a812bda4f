import type { LinkCandidate, MentionMatches, SubjectProfile } from "../../match/subjects/article.ts"
import { linkArticleInSteps } from "../../match/subjects/link-article.ts"
import { type SearchTerms, searchTerms } from "../../match/subjects/search-terms.ts"
import type { Steps } from "../../match/texts/steps.ts"
import type { DraftLookUps } from "./look-ups.ts"
import type { ReadDraft } from "./read-draft.ts"
import { type HintInput, matchHinted, readHints } from "./read-hints.ts"

/** The subjects of the figures of a draft, in the order of the figures, and the names of those subjects by their ids. */
export type LinkedDraft = {
  readonly links: readonly MentionMatches[]
  readonly names: ReadonlyMap<string, string>
  /** What is known of those subjects, save of some that hints have named. */
  readonly profiles: ReadonlyMap<string, SubjectProfile>
  readonly terms: SearchTerms
}

/** Runs all steps of a piece of work, or refuses it where it takes too long. */
export type Finish = <T>(steps: Steps<T>) => T

/** What people have said of figures. `rejected`: by figure, the ids of the subjects that it does not speak of. */
type Told = { readonly hints: readonly HintInput[]; readonly rejected: readonly (readonly string[])[] }

/** Links the figures of a draft to stored subjects. What the sender says of a figure counts, whatever its words say. */
export async function linkDraft(
  draft: ReadDraft,
  { hints, rejected }: Told,
  lookUps: DraftLookUps,
  finish: Finish,
): Promise<LinkedDraft> {
  const hinted = await readHints(hints, draft, lookUps)
  const terms = searchTerms(draft.article)
  const { language } = draft.article
  const { candidates, model } = await lookUps.findCandidates({ terms, language })
  const found = finish(linkArticleInSteps(draft.article, leaveOut(candidates, rejected), model))
  const links = found.map((matches, index) => {
    const subject = hinted.get(index)
    return subject === undefined ? matches : matchHinted(subject)
  })
  const known = [...candidates.map(({ profile }) => profile), ...hinted.values()]
  return {
    links,
    names: new Map(known.map(({ id, name }) => [id, name])),
    profiles: new Map(candidates.map(({ profile }) => [profile.id, profile])),
    terms,
  }
}

function leaveOut(
  candidates: readonly LinkCandidate[],
  rejected: readonly (readonly string[])[],
): readonly LinkCandidate[] {
  if (rejected.length === 0) return candidates
  return candidates.map(({ profile, mentions }) => ({
    profile,
    mentions: mentions.filter((index) => !rejected[index]?.includes(profile.id)),
  }))
}
