import { samePeriod } from "../../../compare/pair/as-of-order.ts"
import { compareFigures } from "../../../compare/pair/compare-figures.ts"
import type { Disagreement } from "../../../compare/pair/verdict.ts"
import { BUILT_IN_TOLERANCE } from "../../../compare/rules/tolerance.ts"
import { explainVerdict } from "../../../compare/tell/explain-verdict.ts"
import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import { type Exact, ZERO } from "../../../quantity/numbers/exact.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import { splitClauses } from "../../texts/describe/split-sentences.ts"
import { toComparedFigure } from "../../texts/verdicts/to-compared-figure.ts"
import { areMistyped } from "../are-mistyped.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import type { MeantFigure } from "./linked-figure.ts"
import { FAR } from "./rate-distance.ts"
import { SURE_ENOUGH } from "./replaces.ts"
import { tellsOfBefore } from "./tells-of-before.ts"

/** From this certainty on a figure of a headline is held against that of its text that means the same subject. */
const LEAST_CERTAINTY = 0.5

/** From this certainty of a link on the words of a sentence need not be those of one on file. */
const SURE_LINK = 0.95

/** Figures of headline and text, or of two sentences of the text, that mean one subject and disagree. */
export function findTwice(figures: readonly MeantFigure[], language: LanguageCode): readonly Found[] {
  const named = figures.filter((figure) => isMeant(figure) && !tellsOfBefore(figure, language))
  return [...Map.groupBy(named, ({ match }) => match.subjectId).values()].flatMap((group) => {
    const inText = group.filter(({ part }) => part.in === "text")
    const headlines = group.filter(({ part }) => part.in === "headline")
    return [
      ...headlines.flatMap((line) => holdHeadline(line, inText) ?? []),
      ...inText.flatMap((figure, at) => holdWithin(figure, inText.slice(0, at), language) ?? []),
    ]
  })
}

function isMeant({ certainty, speech, mention }: MeantFigure): boolean {
  return (
    certainty >= LEAST_CERTAINTY &&
    (speech === "names" || speech === "touches") &&
    mention.quantity.change === undefined &&
    mention.links.length === 0
  )
}

/** A headline is right where any figure of the text says the same; else the one that is on file contradicts it. */
function holdHeadline(line: MeantFigure, inText: readonly MeantFigure[]): Found | null {
  if (line.onFile.equal.length > 0 || inText.some((figure) => rounds(line, figure))) return null
  const figure = inText.find(({ onFile }) => onFile.equal.length > 0)
  const verdict = figure && disagree(line, figure)
  return verdict ? tell("headline", line, figure, verdict) : null
}

/** A second figure that is not on file, while the first is, of which nobody else speaks, and of no other day. */
function holdWithin(figure: MeantFigure, before: readonly MeantFigure[], language: LanguageCode): Found | null {
  if (figure.certainty < SURE_ENOUGH || figure.speech !== "names") return null
  const pairs = before.map((other) =>
    other.onFile.equal.length > 0 ? { wrong: figure, right: other } : { wrong: other, right: figure },
  )
  const pair = pairs.find(({ wrong, right }) => isWrong(wrong, right) && areApart(wrong, right, language))
  const verdict = pair && disagree(pair.wrong, pair.right)
  return verdict ? tell("within", pair.wrong, pair.right, verdict) : null
}

function isWrong(one: MeantFigure, other: MeantFigure): boolean {
  const speakers = [one.mention.attribution, other.mention.attribution].filter((speaker) => speaker !== null)
  return (
    one.onFile.equal.length === 0 &&
    other.onFile.equal.length > 0 &&
    one.certainty >= SURE_ENOUGH &&
    (one.isWorded || one.match.certainty >= SURE_LINK) &&
    isOfItsPeriod(one, other) &&
    new Set(speakers).size < 2
  )
}

function isOfItsPeriod({ mention: { asOf } }: MeantFigure, { mention: other }: MeantFigure): boolean {
  return asOf === null || (other.asOf !== null && samePeriod(asOf, other.asOf))
}

/** In two sentences. */
function areApart(one: MeantFigure, other: MeantFigure, language: LanguageCode): boolean {
  const [first, second] = one.mention.start < other.mention.start ? [one, other] : [other, one]
  const gap = first.part.text.slice(first.mention.end, second.mention.start)
  return splitClauses(gap, MATCH_LANGUAGES[language]).length > 1
}

/** A figure that is far from another is rather some of it, unless a slip makes it of the other. */
function disagree({ mention: one }: MeantFigure, { mention: other }: MeantFigure): Disagreement | null {
  const [a, b] = [one, other].map(({ quantity }) => quantity.value?.valueOf() ?? 0) as [number, number]
  if (Math.max(a, b) > FAR * Math.min(a, b) && !areMistyped(one.text, other.text)) return null
  const setting = { measure: "stock", relation: "same", tolerance: BUILT_IN_TOLERANCE } as const
  const verdict = compareFigures(
    toComparedFigure({ ...one, asOf: null }, other),
    toComparedFigure({ ...other, asOf: null }, one),
    setting,
  )
  return verdict.verdict === "conflict" ? verdict : null
}

/** A headline says "80,000" of 83,500. */
function rounds({ mention: line }: MeantFigure, { mention: figure }: MeantFigure): boolean {
  const [said, exact] = [line.quantity.value, figure.quantity.value]
  if (said === null || exact === null || line.quantity.unit !== figure.quantity.unit) return false
  return distance(said, exact).lte(line.quantity.precision ?? ZERO)
}

function distance(one: Exact, other: Exact): Exact {
  return one.sub(other).abs()
}

function tell(kind: "headline" | "within", one: MeantFigure, other: MeantFigure, verdict: Disagreement): Found {
  const [a, b] = [one.mention.text, other.mention.text]
  const about = `Both are about "${other.onFile.equal[0]?.subject.name ?? ""}".`
  return {
    kind,
    severity: verdict.severity,
    verdict: "conflict",
    mention: placeOf(one.mention, one.part),
    other: placeOf(other.mention, other.part),
    subject: other.match,
    message:
      kind === "headline" ? `The headline says "${a}", the text "${b}".` : `"${a}" here, "${b}" elsewhere in the text.`,
    explanation: `${about} ${explainVerdict(verdict)}`,
    rules: BUILT_IN_TOLERANCE.rules,
    words: [wordsOf(one.mention), wordsOf(other.mention)],
  }
}
