import { BUILT_IN_TOLERANCE } from "../../../compare/rules/tolerance.ts"
import { explainVerdict } from "../../../compare/tell/explain-verdict.ts"
import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { Candidate } from "../../texts/choose-pairs.ts"
import type { Description } from "../../texts/describe/description.ts"
import { matchFigures } from "../../texts/match-figures.ts"
import { pairMentions } from "../../texts/pair-mentions.ts"
import type { Steps } from "../../texts/steps.ts"
import type { Found } from "../finding.ts"
import { isWanted } from "../is-wanted.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import type { ReadPart } from "../read-part.ts"
import { findSlips } from "./find-slips.ts"
import { mayBeSum } from "./may-be-sum.ts"

/** What it speaks for two amounts being one that the headline's own word for it stands by both. A headline has few words. */
const ONE_NOUN = 0.4
/** Least weight of that word beside the figure of the text. */
const NEAR = 0.6

/** The figures of a headline that its text contradicts. A headline rounds, and may add up what the text tells one by one. */
export function* findHeadline(headline: ReadPart, body: ReadPart, language: LanguageCode): Steps<readonly Found[]> {
  const setting = {
    measure: "stock" as const,
    relation: "same" as const,
    tolerance: BUILT_IN_TOLERANCE,
    headline: { side: "a" as const, scales: MATCH_LANGUAGES[language].roundScales },
  }
  const repeated = new Set<number>()
  const { pairs } = yield* pairMentions({ ...headline, language }, { ...body, language }, (a, b) => {
    const pair = matchFigures(a, b, setting)
    if (pair?.verdict.verdict === "agree" && countTheSame(pair)) repeated.add(a.index)
    return pair !== null && isOfOneNoun(pair) ? { ...pair, score: pair.score + ONE_NOUN } : pair
  })
  const found = pairs.filter(({ a }) => !repeated.has(a.index)).flatMap((pair) => tell(pair, headline, body) ?? [])
  return [...found, ...findSlips(headline, body, new Set(found.map(({ mention }) => mention.start)))]
}

/** "Plans deficit of 38 billion": the word right before an amount says what it is, and the noun behind a count. */
function isOfOneNoun({ a, b }: Candidate): boolean {
  if (a.mention.quantity.dimension === "count") return a.head !== null && a.head === b.head && !a.isOpen
  const [nearest] = [...a.near].sort(([, one], [, other]) => other.before - one.before)
  const inText = nearest === undefined ? undefined : b.near.get(nearest[0])
  return inText !== undefined && inText.before >= NEAR
}

function tell(pair: Candidate, headline: ReadPart, body: ReadPart): Found | null {
  const { a, b, verdict } = pair
  if (verdict.verdict !== "conflict" || !saysOfOneThing(pair) || mayBeSum(a.mention.quantity, b)) return null
  if (isSaid(a.mention, body)) return null
  if (isWanted(b.mention, body.text, b.language) && !isWanted(a.mention, headline.text, a.language)) return null
  return {
    kind: "headline",
    severity: verdict.severity,
    verdict: verdict.verdict,
    mention: placeOf(a.mention, headline),
    other: placeOf(b.mention, body),
    message: `The headline says "${a.mention.text}", the text "${b.mention.text}".`,
    explanation: explainVerdict(verdict),
    rules: BUILT_IN_TOLERANCE.rules,
    words: [wordsOf(a.mention), wordsOf(b.mention)],
  }
}

/** An amount that the text has in the same words is that one, also where it is told by the share or the year: "74 cents a share". */
function isSaid({ text, quantity }: Candidate["a"]["mention"], body: ReadPart): boolean {
  if (quantity.dimension === "count") return false
  const wording = text.toLowerCase()
  return body.mentions.some((other) => {
    const told = other.text.toLowerCase()
    return told === wording || told.startsWith(`${wording} `)
  })
}

/** One of several of its kind that the text tells side by side is no rival of the headline's. */
function saysOfOneThing(pair: Candidate): boolean {
  const { a, b } = pair
  if (a.mention.quantity.dimension !== "count") return !NEEDS_WORDS.has(a.mention.quantity.dimension) || shareWord(pair)
  if (a.fate !== null && a.fate === b.fate) return true
  return countTheSame(pair) && !hasLikeNeighbour(b)
}

/** Many things of a story are told in these. */
const NEEDS_WORDS = new Set(["time", "money", "percent", "length"])

function shareWord({ a, b }: Candidate): boolean {
  return [...a.near.keys()].some((concept) => b.near.has(concept) && !/^\d/.test(concept))
}

/** Other than counts are told apart by their units. */
function countTheSame({ a, b }: Candidate): boolean {
  if (a.mention.quantity.dimension !== "count") return true
  return (a.head !== null && a.head === b.head) || (a.fate !== null && a.fate === b.fate)
}

function hasLikeNeighbour({ row, all, index, mention }: Description): boolean {
  if (row.rivals.length === 0) return false
  return [all[index - 1], all[index + 1]].some(
    (near) => near?.quantity.unit === mention.quantity.unit && (near.noun === null || near.noun === mention.noun),
  )
}
