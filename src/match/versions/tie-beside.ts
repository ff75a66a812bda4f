import type { MatchLanguage } from "../languages/match-language.ts"
import type { Figure, Free, Passage, Tie } from "./passage.ts"
import { nounOf } from "./rate-ties.ts"
import { isSameNumber } from "./tell-difference.ts"
import type { VersionMention } from "./version-text.ts"

const DIGITS = /\p{Nd}.*\p{Nd}/u

/**
 * The ties that follow from others: where a figure goes on, the one beside it with the same number and unit goes on too,
 * though its sentence was split, joined or cut. `isFree`: what neither the known ties nor anything else has taken.
 */
export function tieBeside(
  ties: readonly Tie[],
  before: readonly Passage[],
  after: readonly Passage[],
  isFree: Free,
  language: MatchLanguage,
): readonly Tie[] {
  const [earlier, later] = [listInOrder(before), listInOrder(after)]
  const found: Tie[] = []
  const taken = new Set<Figure>()
  for (const step of [1, -1]) {
    const waiting = [...ties, ...found]
    for (let tie = waiting.pop(); tie !== undefined; tie = waiting.pop()) {
      const [one, other] = [earlier.get(tie.before.index + step), later.get(tie.after.index + step)]
      if (one === undefined || other === undefined || !isFree.before(one) || !isFree.after(other)) continue
      if (taken.has(one) || taken.has(other)) continue
      if (!isSameTelling(one.mention, other.mention, language)) continue
      const next = { before: one, after: other }
      taken.add(one).add(other)
      found.push(next)
      waiting.push(next)
    }
  }
  return found
}

/** The same number of two digits or more, in one unit and of one noun. A "one" or a "2" may stand anywhere. */
function isSameTelling(one: VersionMention, other: VersionMention, language: MatchLanguage): boolean {
  if (!DIGITS.test(one.text) || one.quantity?.unit !== other.quantity?.unit) return false
  const [noun, otherNoun] = [nounOf(one, language), nounOf(other, language)]
  return isSameNumber(one, other) && (noun === null || otherNoun === null || noun === otherNoun)
}

function listInOrder(passages: readonly Passage[]): ReadonlyMap<number, Figure> {
  return new Map(passages.flatMap(({ figures }) => figures.map((figure) => [figure.index, figure])))
}
