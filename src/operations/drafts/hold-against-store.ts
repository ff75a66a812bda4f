import type { LinkedFigure } from "../../match/findings/stored/find-stored.ts"
import { isWorded, speaksOf } from "../../match/findings/stored/speaks-of.ts"
import { printQuantity } from "../../quantity/quantity.ts"
import type { DraftedFigures } from "./judge-drafted.ts"
import type { LinkedDraft } from "./link-draft.ts"
import type { DraftLookUps } from "./look-ups.ts"
import type { ReadDraft } from "./read-draft.ts"
import { HINT } from "./read-hints.ts"

/** From this certainty on a figure counts as linked to its first match. */
export const LINKED = 0.5
/** Matches of each figure that count among the subjects of a story, and how many these are at most. */
const MOST_MATCHES = 3
const MOST_OF_STORY = 60
/** Figures of a draft that are held against the store: the first that are linked. */
const MOST_JUDGED = 200

type Linked = Omit<LinkedFigure, "onFile">

/** The figures of a draft that are linked to a subject, each with what is on file beside it. */
export async function holdAgainstStore(
  draft: ReadDraft,
  linked: LinkedDraft,
  said: Pick<DraftedFigures, "source" | "publishedAt">,
  { judgeDrafted }: DraftLookUps,
): Promise<readonly LinkedFigure[]> {
  const found = listLinked(draft, linked).slice(0, MOST_JUDGED)
  if (found.length === 0) return []
  const onFile = await judgeDrafted({
    ...said,
    story: listStory(linked),
    figures: found.map(({ mention, match }) => ({
      subjectId: match.subjectId,
      quantity: printQuantity(mention.quantity),
      asOf: mention.asOf,
      claimant: mention.attribution,
    })),
  })
  return found.flatMap((one, at) => {
    const beside = onFile[at]
    return beside ? [{ ...one, onFile: beside }] : []
  })
}

/** The subjects that figures of a draft may speak of, those of the first matches first. */
function listStory({ links }: LinkedDraft): readonly string[] {
  const ranks = Array.from({ length: MOST_MATCHES }, (_, rank) => links.flatMap(({ matches }) => matches[rank] ?? []))
  return [...new Set(ranks.flat().map(({ subjectId }) => subjectId))].slice(0, MOST_OF_STORY)
}

/** A headline may round, so what it says is held against its text and not against the store. */
function listLinked({ article }: ReadDraft, { links, profiles, terms }: LinkedDraft): readonly Linked[] {
  const mentions = article.parts.flatMap((part) => part.mentions.map((mention) => ({ mention, part })))
  return mentions.flatMap(({ mention, part }, at) => {
    const [match, ...others] = links[at]?.matches ?? []
    if (match === undefined || match.certainty < LINKED || mention.quantity.hedge === "vague") return []
    const profile = profiles.get(match.subjectId)
    const own = { mention, terms: terms.mentions[at]?.terms ?? [] }
    const publishedOn = part.publishedOn ?? article.publishedOn
    const isMeant = match.model === HINT || (profile !== undefined && speaksOf(own, profile, article.language))
    return isMeant && part.in === "text"
      ? [
          {
            mention,
            part,
            match,
            others,
            isWorded: match.model === HINT || isWorded(own, profile, article.language),
            publishedOn,
          },
        ]
      : []
  })
}
