import type { Mention, Unread } from "../../text/mention.ts"
import type { VersionMention } from "./version-text.ts"

/**
 * The figures of a text and the numbers of it that were not understood, both in the order of their places. A number that
 * reaches into a figure is left out.
 */
export function withUnread<Passage extends Unread>(
  mentions: readonly Mention[],
  unread: readonly Passage[],
): readonly (Mention | (Passage & { readonly quantity: null }))[] {
  const all: (Mention | (Passage & { readonly quantity: null }))[] = []
  let next = 0
  for (const passage of unread) {
    while (next < mentions.length && (mentions[next] as Mention).end <= passage.start)
      all.push(mentions[next++] as Mention)
    const [before, after] = [all.at(-1)?.end ?? 0, mentions[next]?.start ?? passage.end]
    if (before <= passage.start && passage.end <= after) all.push({ ...passage, quantity: null })
  }
  return [...all, ...mentions.slice(next)]
}

/** For each figure and number of a text, whether it was understood, and its place among those that were, or were not. */
export function listPlaces(
  parts: readonly { readonly mentions: readonly VersionMention[] }[],
): readonly VersionPlace[] {
  const counts = { figures: 0, unread: 0 }
  return parts.flatMap(({ mentions }) =>
    mentions.map(({ quantity }): VersionPlace => {
      const among = quantity === null ? "unread" : "figures"
      return { among, place: counts[among]++ }
    }),
  )
}

export type VersionPlace = { readonly among: "figures" | "unread"; readonly place: number }
