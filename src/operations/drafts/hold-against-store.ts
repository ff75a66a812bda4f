import type { LinkedFigure, Meaning } from "../../match/findings/stored/linked-figure.ts"
import { isCalled, isWorded, speaksOf } from "../../match/findings/stored/speaks-of.ts"
import { tellSpeech } from "../../match/findings/stored/tell-speech.ts"
import type { SubjectMatch } from "../../match/subjects/article.ts"
import { printQuantity } from "../../quantity/quantity.ts"
import type { Mention } from "../../text/mention.ts"
import type { DraftedFigures } from "./judge-drafted.ts"
import type { LinkedDraft } from "./link-draft.ts"
import type { DraftLookUps } from "./look-ups.ts"
import type { ReadDraft } from "./read-draft.ts"
import { HINT } from "./read-hints.ts"

/** From this certainty on a figure counts as linked to its first match. */
export const LINKED = 0.5
/** Matches of each figure that are held against the store, from this certainty on. */
const MOST_MEANINGS = 3
const LEAST_CERTAINTY = 0.05
/** Matches of each figure that count among the subjects of a story, and how many these are at most. */
const MOST_MATCHES = 5
const MOST_OF_STORY = 60
/** Figures of a draft that are held against the store: the first that may be linked. */
const MOST_JUDGED = 200

type Unjudged = Omit<LinkedFigure, "meanings"> & { readonly meanings: readonly Omit<Meaning, "onFile">[] }

/** The figures of a draft that may speak of stored subjects, each with what is on file beside it. */
export async function holdAgainstStore(
  draft: ReadDraft,
  linked: LinkedDraft,
  said: Pick<DraftedFigures, "source" | "publishedAt">,
  { judgeDrafted }: DraftLookUps,
): Promise<readonly LinkedFigure[]> {
  const found = listUnjudged(draft, linked).slice(0, MOST_JUDGED)
  if (found.length === 0) return []
  const onFile = await judgeDrafted({
    ...said,
    story: listStory(linked),
    figures: found.flatMap(({ mention, meanings }) =>
      meanings.map(({ match }) => ({
        subjectId: match.subjectId,
        quantity: printQuantity(mention.quantity),
        asOf: mention.asOf,
        claimant: mention.attribution,
      })),
    ),
  })
  let at = 0
  return found.map(({ meanings, ...figure }) => ({
    ...figure,
    meanings: meanings.flatMap((meaning) => {
      const beside = onFile[at]
      at += 1
      return beside ? [{ ...meaning, onFile: beside }] : []
    }),
  }))
}

/** The subjects that figures of a draft may speak of, those of the first matches first. */
function listStory({ links }: LinkedDraft): readonly string[] {
  const ranks = Array.from({ length: MOST_MATCHES }, (_, rank) => links.flatMap(({ matches }) => matches[rank] ?? []))
  return [...new Set(ranks.flat().map(({ subjectId }) => subjectId))].slice(0, MOST_OF_STORY)
}

function listUnjudged({ article }: ReadDraft, linked: LinkedDraft): readonly Unjudged[] {
  const mentions = article.parts.flatMap((part) => part.mentions.map((mention) => ({ mention, part })))
  return mentions.flatMap(({ mention, part }, at) => {
    if (mention.quantity.hedge === "vague") return []
    const { matches = [], none = 1 } = linked.links[at] ?? {}
    const read = matches.map((match) => readMeaning({ match, mention, at }, linked, article.language))
    const meanings = read.slice(0, MOST_MEANINGS).filter(({ match }) => match.certainty >= LEAST_CERTAINTY)
    const speeches = new Map(read.map(({ match, speech }) => [match.subjectId, speech]))
    const publishedOn = part.publishedOn ?? article.publishedOn
    return meanings.length === 0 ? [] : [{ mention, part, publishedOn, none, meanings, speeches }]
  })
}

type Place = { readonly match: SubjectMatch; readonly mention: Mention; readonly at: number }

function readMeaning(
  { match, mention, at }: Place,
  { links, profiles, terms }: LinkedDraft,
  language: ReadDraft["article"]["language"],
): Omit<Meaning, "onFile"> {
  if (match.model === HINT) return { match, speech: "names", isWorded: true }
  const profile = profiles.get(match.subjectId)
  const own = { mention, terms: terms.mentions[at]?.terms ?? [] }
  const rates = links[at]?.seen?.pairs.find(({ subject }) => subject === match.subjectId)?.rates ?? {}
  const words = {
    hasWord: profile !== undefined && speaksOf(own, profile, language),
    isCalled: profile !== undefined && isCalled(own, profile, language),
  }
  return { match, speech: tellSpeech(rates, words), isWorded: isWorded(own, profile, language) }
}
