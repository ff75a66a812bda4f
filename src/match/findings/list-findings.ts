import { withoutRated } from "../../text/points/read-points.ts"
import type { Steps } from "../texts/steps.ts"
import { type ChangedFigures, findChanged } from "./find-changed.ts"
import { findSameQuantity } from "./find-same-quantity.ts"
import type { Finding, Found } from "./finding.ts"
import { findHeadline } from "./headline/find-headline.ts"
import { nameFindings } from "./name-findings.ts"
import type { ReadArticle, ReadPart } from "./read-part.ts"
import { findStored } from "./stored/find-stored.ts"
import type { LinkedFigure } from "./stored/linked-figure.ts"
import { findSums } from "./sums/find-sums.ts"
import { findWithin } from "./within/find-within.ts"

/** What an article is held against: what is on file for its figures, and what of them the version before says otherwise. */
export type Beside = { readonly linked?: readonly LinkedFigure[]; readonly changed?: ChangedFigures }

/**
 * All that an article says against what is on file for its figures, in the order of these, and then against itself, in the
 * order of the kinds.
 */
export function* listFindings(
  article: ReadArticle,
  { linked = [], changed = [] }: Beside = {},
): Steps<readonly Finding[]> {
  const { language } = article
  const parts = article.parts.map(leaveRatings)
  const found: Found[] = [...findStored(linked, language)]
  const [headline, body] = (["headline", "text"] as const).map((name) => parts.filter((part) => part.in === name))
  for (const line of headline ?? []) {
    for (const part of body ?? []) found.push(...(yield* findHeadline(line, part, language)))
  }
  for (const part of parts) {
    found.push(...(yield* findWithin(part, language)))
    found.push(...findSums(part, language), ...findSameQuantity(part))
    yield
  }
  found.push(...findChanged(article, changed))
  return nameFindings(tellOnce(found))
}

/** Two figures of a text that disagree are told once, by the stored subject of both where there is one. */
function tellOnce(found: readonly Found[]): readonly Found[] {
  const told = new Set<string>()
  return found.filter(({ kind, mention, other }) => {
    if (other === undefined || (kind !== "headline" && kind !== "within")) return true
    const places = [mention, other].map((place) => `${place.in} ${place.start}`).sort()
    const key = [kind, ...places].join(" ")
    return told.has(key) ? false : told.add(key)
  })
}

/** A rating, such as "72 out of 100", is held against nothing: its numbers count no things. */
function leaveRatings(part: ReadPart): ReadPart {
  return { ...part, mentions: withoutRated(part.mentions, part.points) }
}
