import { indexPhrases, type PhraseIndex } from "../scan/phrases.ts"

/** Words before an order that make it two to ten of it: "several hundred". */
const SEVERAL = ["several", "a few", "a couple of", "a couple", "quite a few", "few"]
/** Words before an order that add nothing to it: "many hundred". */
const MANY = ["many", "numerous", "multiple"]

/** Singular after "several" or "a few", plural alone: [several …, alone, order]. */
const ORDERS: readonly (readonly [after: string, alone: string, order: string])[] = [
  ["dozen", "dozens", "dozens"],
  ["score", "scores", "scores"],
  ["hundred", "hundreds", "hundreds"],
  ["thousand", "thousands", "thousands"],
  ["tens of thousands", "tens of thousands", "tens-of-thousands"],
  ["hundred thousand", "hundreds of thousands", "hundreds-of-thousands"],
  ["million", "millions", "millions"],
  ["tens of millions", "tens of millions", "tens-of-millions"],
  ["hundred million", "hundreds of millions", "hundreds-of-millions"],
  ["billion", "billions", "billions"],
  ["tens of billions", "tens of billions", "tens-of-billions"],
  ["hundred billion", "hundreds of billions", "hundreds-of-billions"],
  ["trillion", "trillions", "trillions"],
]

/** "Some hundreds", but not "some hundred", which is about a hundred. */
function phrasesOf(after: string, alone: string): string[] {
  return [
    alone,
    ...MANY.flatMap((word) => [`${word} ${after}`, `${word} ${alone}`]),
    `some ${alone}`,
    `${alone} and ${alone}`,
    `${alone} upon ${alone}`,
  ]
}

/** There is no "several" of scores of its own: two to ten scores are scores. */
function severalOf(order: string): string {
  return order === "scores" ? order : `several-${order}`
}

function severalPhrases(after: string, alone: string): string[] {
  return SEVERAL.flatMap((word) => [`${word} ${after}`, `${word} ${alone}`])
}

const DIGITS: readonly (readonly [string, string])[] = [
  ["single digits", "single-digits"],
  ["single-digit", "single-digits"],
  ["single figures", "single-digits"],
  ["single-figure", "single-digits"],
  ["double digits", "double-digits"],
  ["double-digit", "double-digits"],
  ["double figures", "double-digits"],
  ["double-figure", "double-digits"],
  ["triple digits", "triple-digits"],
  ["triple-digit", "triple-digits"],
  ["triple figures", "triple-digits"],
  ["triple-figure", "triple-digits"],
]

/** Each phrase with its order, by the name that the hedge profile has for it. */
export const ORDER_PHRASES: PhraseIndex<string> = indexPhrases([
  ...ORDERS.flatMap(([after, alone, order]) =>
    phrasesOf(after, alone).map((phrase): [string, string] => [phrase, order]),
  ),
  ...ORDERS.flatMap(([after, alone, order]) =>
    severalPhrases(after, alone).map((phrase): [string, string] => [phrase, severalOf(order)]),
  ),
  ...DIGITS,
])

const VAGUE = [
  ...[
    "several",
    "a few",
    "many",
    "numerous",
    "countless",
    "a handful",
    "a number of",
    "a couple",
    "quite a few",
    "very few",
  ],
  ...[
    "a great many",
    "a good many",
    "few",
    "multiple",
    "various",
    "a lot of",
    "lots of",
    "plenty of",
    "innumerable",
    "untold",
  ],
]

/** Words that say that there are some, and name no number. */
export const VAGUE_PHRASES: PhraseIndex<true> = indexPhrases(VAGUE.map((phrase) => [phrase, true] as const))
