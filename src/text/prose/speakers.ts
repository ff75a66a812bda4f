import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { Attribution, TextLanguage } from "../languages/text-language.ts"

/** Sentences that are looked back over where each has a pronoun for its speaker. */
const MOST_BACK = 4

/** The last sentences, with the one that was read now. */
export function remember(before: readonly Scan[], sentence: Scan): readonly Scan[] {
  return [...before.slice(1 - MOST_BACK), sentence]
}

/**
 * Puts the names of those meant for pronouns, since "he added" begins the sentence after the one that names him. Where it
 * is not known who is meant, the text is empty. `before`: the sentences before.
 */
export function nameSpeakers(
  attributions: readonly Attribution[],
  before: readonly Scan[],
  language: TextLanguage,
): readonly Attribution[] {
  if (!attributions.some(({ isPronoun }) => isPronoun)) return attributions
  const speaker = findLast(before, language)
  return attributions.map((one) => {
    if (!one.isPronoun) return one
    const isMeant = speaker !== null && language.fitsPronoun(one.text.toLowerCase(), speaker)
    return { ...one, text: isMeant ? speaker : "", isInferred: true }
  })
}

/** The search ends at a sentence in which nobody speaks, since it may be about somebody else. */
function findLast(before: readonly Scan[], language: TextLanguage): string | null {
  for (const sentence of before.toReversed()) {
    const last = language.listAttributions(sentence).at(-1)
    if (last === undefined) return null
    if (!last.isPronoun) return last.text
  }
  return null
}
