import { BUILT_IN_TOLERANCE } from "../../../compare/rules/tolerance.ts"
import { compareSum } from "../../../compare/sum/compare-sum.ts"
import type { SumVerdict } from "../../../compare/sum/sum-verdict.ts"
import { explainSum } from "../../../compare/tell/explain-sum.ts"
import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { SumWords } from "../../languages/sum-words.ts"
import { toComparedFigure } from "../../texts/verdicts/to-compared-figure.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import type { ReadPart } from "../read-part.ts"
import { type Group, listGroups } from "./list-groups.ts"
import { type Relation, relateParts } from "./relate-parts.ts"

/**
 * Parts of a text that do not add up to the whole that it gives: "80 launched, 50 shot down, 27 lost". Where one choice of parts
 * makes a whole, the others are none, and no figure is of two wholes.
 */
export function findSums(part: ReadPart, code: LanguageCode): readonly Found[] {
  const language = MATCH_LANGUAGES[code]
  const { sums } = language
  if (sums === null) return []
  const told = new Set<Mention>()
  return listGroups({ ...part, language }, sums).flatMap((groups) => {
    const related = groups.flatMap((group) => {
      const relation = relateParts(group, sums)
      return relation === null || figuresOf(group).some((figure) => told.has(figure)) ? [] : [{ group, relation }]
    })
    const chosen = related.find(({ group }) => compare(group)?.verdict === "agree") ?? related[0]
    const found = chosen === undefined ? null : judge(chosen.group, chosen.relation, { part, sums })
    const makesIt = chosen !== undefined && compare(chosen.group)?.verdict === "agree"
    if (chosen !== undefined && (found !== null || makesIt))
      for (const figure of figuresOf(chosen.group)) told.add(figure)
    return found ?? []
  })
}

function figuresOf({ whole, parts }: Group): readonly Mention[] {
  return [whole, ...parts.map(({ mention }) => mention)]
}

/** Parts that make less than this part of a whole, or more than its inverse, are none of it. */
const LEAST_SHARE = 0.5
/** Parts of which nobody says that they are all of a whole seem meant as all of it from here on. */
const NEARLY_ALL = 0.85

type Told = { readonly part: ReadPart; readonly sums: SumWords }

function judge(group: Group, relation: Relation, { part, sums }: Told): Found | null {
  const share = shareOf(group)
  if (share === null || share < LEAST_SHARE || share > 1 / LEAST_SHARE) return null
  if (share < 1 && leavesRest(group, sums)) return null
  if (relation === "some" && share < NEARLY_ALL) return null
  if (relation === "apart" && share <= 1) return null
  const verdict = compare(group)
  if (verdict === null || verdict.verdict === "agree") return null
  const isOpen = relation === "some" && share < 1
  return {
    kind: "sum",
    severity: isOpen ? "low" : verdict.severity,
    verdict: isOpen ? "tension" : verdict.verdict,
    mention: placeOf(group.whole, part),
    other: passageOf(group, part),
    message: `The parts of "${group.whole.text}" do not add up to it.`,
    explanation: explain(verdict, isOpen),
    rules: BUILT_IN_TOLERANCE.rules,
    words: [wordsOf(group.whole), ...group.parts.map(({ mention }) => wordsOf(mention))],
  }
}

/** Characters of what stands between two commas within which a rest is told that has no figure. */
const REST_REACH = 20

/** "40 went to the port, 30 to the city, and the rest to the club". */
function leavesRest({ parts }: Group, { rest }: SumWords): boolean {
  const pieces = parts.at(-1)?.behind.split(/[,;]/).slice(1) ?? []
  return pieces.some((piece) => rest.test(piece.slice(0, REST_REACH)))
}

function shareOf({ whole, parts }: Group): number | null {
  const values = parts.map(({ mention }) => mention.quantity.value?.valueOf() ?? null)
  const total = whole.quantity.value?.valueOf() ?? null
  if (total === null || total === 0 || values.includes(null)) return null
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / total
}

function compare({ whole, parts }: Group): SumVerdict | null {
  const figures = parts.map(({ mention, words }) => ({
    subjectName: mention.noun ?? words.trim(),
    figures: [toComparedFigure({ ...mention, asOf: null }, whole)],
  }))
  const setting = { measure: "stock" as const, tolerance: BUILT_IN_TOLERANCE }
  const { change: _change, ...quantity } = whole.quantity
  return compareSum(toComparedFigure({ ...whole, quantity, asOf: null }, whole), figures, setting)
}

function explain(verdict: SumVerdict, isOpen: boolean): string {
  return isOpen ? `${explainSum(verdict)} The text does not say what became of the others.` : explainSum(verdict)
}

/** From the first of the parts to the last. */
function passageOf({ parts }: Group, part: ReadPart) {
  const [start, end] = [parts[0]?.mention.start ?? 0, parts.at(-1)?.mention.end ?? 0]
  return placeOf({ start, end, text: part.text.slice(start, end) }, part)
}
