import { BUILT_IN_TOLERANCE } from "../../../compare/rules/tolerance.ts"
import { explainVerdict } from "../../../compare/tell/explain-verdict.ts"
import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Candidate } from "../../texts/choose-pairs.ts"
import { describeMentions } from "../../texts/describe/describe-mentions.ts"
import type { Description } from "../../texts/describe/description.ts"
import { matchFigures } from "../../texts/match-figures.ts"
import type { Steps } from "../../texts/steps.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import type { ReadPart } from "../read-part.ts"
import { areOneThing, isOfOther } from "./are-one-thing.ts"

/** A figure is held against so many that follow it in its unit. Further on a text is a list. */
const MOST_NEXT = 60
/** Pairs that are looked at in a step. */
const PAIRS_A_STEP = 100

const SETTING = Object.freeze({ measure: "stock", relation: "same", tolerance: BUILT_IN_TOLERANCE, headline: null })

/**
 * Two figures of one thing in one text that disagree. Where three or more numbers are said of what looks like one thing, the
 * text tells of several such things.
 */
export function* findWithin(part: ReadPart, language: LanguageCode): Steps<readonly Found[]> {
  const described = yield* describeMentions({ ...part, language })
  const pairs: Candidate[] = []
  let count = 0
  for (const group of Map.groupBy(described, kindOf).values()) {
    for (const [a, b] of listPairs(group)) {
      const pair = matchFigures(a, b, SETTING)
      if (pair?.verdict.verdict === "conflict" && areOneThing(pair, part.text)) pairs.push(pair)
      count += 1
      if (count % PAIRS_A_STEP === 0) yield
    }
  }
  const { text } = part
  return withoutLists(pairs).flatMap((pair) =>
    isOfOther(pair.a, text) || isOfOther(pair.b, text) ? [] : (tell(pair, part) ?? []),
  )
}

function kindOf({ mention: { quantity } }: Description): string {
  return quantity.dimension
}

function* listPairs(group: readonly Description[]): Generator<readonly [Description, Description], void, void> {
  for (const [at, a] of group.entries()) {
    for (const b of group.slice(at + 1, at + 1 + MOST_NEXT)) yield [a, b]
  }
}

/** Leaves out figures that disagree with two or more numbers; of one that is repeated the first pair is told. */
function withoutLists(pairs: readonly Candidate[]): readonly Candidate[] {
  const rivals = new Map<number, Set<string>>()
  const add = (of: Description, rival: Description) =>
    rivals.set(of.index, (rivals.get(of.index) ?? new Set()).add(`${rival.middle} ${rival.mention.quantity.unit}`))
  for (const { a, b } of pairs) {
    add(a, b)
    add(b, a)
  }
  const isListed = ({ index }: Description) => (rivals.get(index)?.size ?? 0) > 1
  const told = new Set<string>()
  return pairs.filter(({ a, b }) => {
    if (isListed(a) || isListed(b)) return false
    const key = [a.middle, b.middle].sort().join(" ")
    return told.has(key) ? false : told.add(key)
  })
}

function tell({ a, b, verdict }: Candidate, part: ReadPart): Found | null {
  if (verdict.verdict !== "conflict") return null
  return {
    kind: "within",
    severity: verdict.severity,
    verdict: verdict.verdict,
    mention: placeOf(b.mention, part),
    other: placeOf(a.mention, part),
    message: `"${b.mention.text}" here, "${a.mention.text}" above.`,
    explanation: `The text says two things of what seems to be one. ${explainVerdict(verdict)}`,
    rules: BUILT_IN_TOLERANCE.rules,
    words: [wordsOf(a.mention), wordsOf(b.mention)],
  }
}
