import { relateEvents } from "../features/events.ts"
import type { Pair } from "../features/feature.ts"
import { hasAnyName } from "../features/names.ts"

/**
 * What no certainty makes up for where a figure is to be filed by itself: nothing else happened to the counted, every
 * proper name of the subject is in the text, and headline, lead or name tie the two together.
 */
export function passGates(pair: Pair): boolean {
  const { mention, subject } = pair
  const { opening } = mention
  if (["excluded", "part", "whole"].includes(relateEvents(pair))) return false
  if (mention.isChange || mention.isPart || mention.isSome || isAside(pair)) return false
  if (mention.mention.quantity.hedge === "vague") return false
  if (subject.names.size > 0 && !hasAnyName(pair)) return false
  if (!speaksOf(pair)) return false
  return (
    isAnchored(opening.headline, subject.name) ||
    isAnchored(opening.lead, subject.name) ||
    isAnchored(mention.said, subject.name)
  )
}

/**
 * Whether the sentence of the figure itself speaks of the subject: by what happened to the counted, or by a word that the
 * name of the subject or a sentence on file has. In a story about troops, three people on three chairs are no troops.
 */
function speaksOf(pair: Pair): boolean {
  const { mention, subject } = pair
  return (
    relateEvents(pair) === "same" || isAnchored(mention.said, subject.name) || isAnchored(mention.said, subject.quoted)
  )
}

/** "One died, and three others were hurt": the others are all of theirs, since they are set off against another event. */
function isAside({ mention: { aside, families } }: Pair): boolean {
  return aside !== null && !(aside === "another" && families.size > 1)
}

function isAnchored(words: ReadonlySet<string>, name: ReadonlySet<string>): boolean {
  for (const term of name) if (words.has(term)) return true
  return false
}
