import { measureGap, percentOf } from "../../compare/pair/gap.ts"
import { BUILT_IN_TOLERANCE } from "../../compare/rules/tolerance.ts"
import { phraseAmount } from "../../compare/tell/phrase-amount.ts"
import { inUnit } from "../../quantity/in-unit.ts"
import { type Exact, exact, ZERO } from "../../quantity/numbers/exact.ts"
import type { Reading } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import type { Mention } from "../../text/mention.ts"
import type { Found } from "./finding.ts"
import { placeOf, wordsOf } from "./place-of.ts"
import type { ReadPart } from "./read-part.ts"

/** Percent by which a conversion may be off beside its rounding: who converts in the head multiplies by 1.6. */
const SLACK = exact(2)
/** Percent from which on it is no slip of rounding, and from which on it is another number altogether. */
const MEDIUM = exact(10)
const HIGH = exact(50)

/** Figures that are said twice in two units and do not agree: "200 square km (120 square miles)". */
export function findSameQuantity(part: ReadPart): readonly Found[] {
  return part.mentions.flatMap((mention, index) => {
    const link = mention.links.find(({ kind, with: other }) => kind === "same-quantity" && other > index)
    const other = link && part.mentions[link.with]
    return other === undefined ? [] : (holdTogether(mention, other, part) ?? [])
  })
}

function holdTogether(mention: Mention, other: Mention, part: ReadPart): Found | null {
  const gap = readingsOfChange(mention.quantity, other.quantity)
    .map(([one, two]) => measureGap(one, two))
    .reduce<ReturnType<typeof measureGap> | null>(
      (least, next) => (least && !isWider(least, next) ? least : next),
      null,
    )
  if (gap === null || !gap.apart) return null
  const percent = percentOf(gap)
  if (percent.lte(SLACK)) return null
  return {
    kind: "same-quantity",
    severity: percent.gte(HIGH) ? "high" : percent.gte(MEDIUM) ? "medium" : "low",
    verdict: "conflict",
    mention: placeOf(mention, part),
    other: placeOf(other, part),
    message: `"${mention.text}" is not "${other.text}".`,
    explanation: explain(mention, other),
    rules: BUILT_IN_TOLERANCE.rules,
    words: [wordsOf(mention), wordsOf(other)],
  }
}

/** By how much the first gap is wider than the next. */
function isWider(one: ReturnType<typeof measureGap>, next: ReturnType<typeof measureGap>): boolean {
  return one.apart && (!next.apart || percentOf(next).lt(percentOf(one)))
}

/** Both in the unit of the second, as far as rounding goes. Degrees may be meant as a difference, without any word that says so. */
function readingsOfChange(a: Quantity, b: Quantity): readonly (readonly [Reading, Reading])[] {
  const asChange = { ...a, change: a.change ?? "up" } as const
  return [a, asChange].flatMap((quantity) => {
    const converted = inUnit(quantity, b.unit)
    return converted === null ? [] : [[widen(converted), widen(b)] as const]
  })
}

/** Whatever is written so when it is rounded, with its hedge. */
function widen({ stated, rounded, precision }: Quantity): Reading {
  const { min, max } = rounded ?? stated
  const half = (precision ?? ZERO).div(2)
  const move = (end: Exact | null, by: Exact) => end?.add(by) ?? null
  return { min: move(min, half.neg()), max: move(max, half), minOpen: false, maxOpen: false }
}

function explain(mention: Mention, other: Mention): string {
  const converted = inUnit(mention.quantity, other.quantity.unit)
  const value = converted?.value
  const said = `"${mention.text}" and "${other.text}" are said to be the same.`
  return value
    ? `${said} In the unit of the second the first is ${phraseAmount(value.round(2), other.quantity.unit)}.`
    : said
}
