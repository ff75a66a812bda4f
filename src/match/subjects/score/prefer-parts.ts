import type { Pair } from "../features/feature.ts"
import { isPartSaid } from "../features/kinds.ts"

/** How much more, in units of the score, speaks for the one of a part and its whole that the rule prefers. */
const MARGIN = 2

/**
 * The scores of the candidates of one figure, by subject, with parts and wholes set apart by rule: the whole, unless a word
 * that only the part has stands by the figure. What the two have in common, such as the headline, speaks for both, and a whole
 * has more of it on file. So the preferred one takes the better score of the two, and the other the worse.
 */
export function preferParts(pairs: readonly Pair[], scores: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const preferred = new Map(scores)
  for (const pair of pairs) {
    const { id, wholes } = pair.subject.profile
    for (const whole of wholes) {
      const [ofPart, ofWhole] = [preferred.get(id), preferred.get(whole)]
      if (ofPart === undefined || ofWhole === undefined) continue
      const [better, worse] = [Math.max(ofPart, ofWhole), Math.min(ofPart, ofWhole)]
      const [first, second] = isPartSaid(pair) ? [id, whole] : [whole, id]
      preferred.set(first, better).set(second, Math.min(worse, better - MARGIN))
    }
  }
  return preferred
}
