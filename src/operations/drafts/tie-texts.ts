import type { ChangedFigures } from "../../match/findings/find-changed.ts"
import { tieVersionsInSteps } from "../../match/versions/tie-versions.ts"
import type { Difference, VersionText } from "../../match/versions/version-text.ts"
import { listPlaces } from "../../match/versions/with-unread.ts"
import type { Mention } from "../../text/mention.ts"
import type { Finish } from "./link-draft.ts"

/**
 * What a figure of a version continues, by its place among the figures of the version before; null where it is nothing.
 * `of`: in what it differs from that.
 */
export type Tied = { readonly place: number; readonly isKept: boolean; readonly of: Difference | null } | null

/** The same of the numbers that were not understood, whose places are counted by themselves. */
export type TiedTexts = { readonly figures: readonly Tied[]; readonly unread: readonly Tied[] }

/** What the figures of a version continue, and the numbers of it that were not understood. One does not continue the other. */
export function tieTexts(before: VersionText | null, after: VersionText | null, finish: Finish): TiedTexts {
  const tied: { readonly figures: Tied[]; readonly unread: Tied[] } = { figures: [], unread: [] }
  if (before === null || after === null) return tied
  const earlier = listPlaces(before.parts)
  const later = listPlaces(after.parts)
  for (const [index, { change, was, of }] of finish(tieVersionsInSteps(before, after)).figures.entries()) {
    const place = was === null ? undefined : earlier[was]?.place
    tied[later[index]?.among ?? "figures"].push(place === undefined ? null : { place, isKept: change === "kept", of })
  }
  return tied
}

/** For each figure what it says otherwise than the one of the version before, of whose figures `earlier` are all. */
export function listChanged(tied: readonly Tied[], earlier: readonly Mention[]): ChangedFigures {
  return tied.map((tie) => {
    const was = tie === null ? undefined : earlier[tie.place]
    return was === undefined || tie === null || tie.isKept || tie.of === null ? null : { was, of: tie.of }
  })
}
