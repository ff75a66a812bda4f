import type { PointHedge } from "../quantity.ts"

/** What is compared upwards and downwards, and what bounds how fast, heavy or tall something may be. */
const MORE = "more greater larger bigger higher longer older".split(" ")
const LESS = "less fewer smaller lower shorter younger".split(" ")
const MORE_OF_MEASURE = "faster heavier taller wider deeper hotter warmer".split(" ")
const LESS_OF_MEASURE = "slower lighter narrower shallower colder cooler".split(" ")

/** These bound what has a unit: "faster than 100 km/h", but not "faster than two rivals". */
export const COMPARED_MEASURES: ReadonlySet<string> = new Set([...MORE_OF_MEASURE, ...LESS_OF_MEASURE])

/** "greater than or equal to", "equal or greater than", "greater or equal to": the bound itself belongs to what is meant. */
function orEqual(word: string): string[] {
  return [
    ...[`${word} than or equal to`, `${word} than or equal`, `${word} or equal to`, `${word} or equal than`],
    ...[`equal to or ${word} than`, `equal or ${word} than`],
  ]
}

/** "above or equal to", "at or above" */
function orAt(word: string): string[] {
  return [`${word} or equal to`, `equal to or ${word}`, `equal or ${word}`, `at or ${word}`]
}

/** "no bigger than", "not bigger than" */
function denied(word: string): string[] {
  return [`no ${word} than`, `not ${word} than`]
}

type BoundHedge = Extract<PointHedge, "more-than" | "at-least" | "at-most" | "less-than">

/** Comparatives before a number, by the hedge that they mean. */
export const COMPARATIVES: Readonly<Record<BoundHedge, readonly string[]>> = Object.freeze({
  "more-than": [...MORE, ...MORE_OF_MEASURE].map((word) => `${word} than`),
  "at-least": [
    ...MORE.flatMap(orEqual),
    ...["above", "over"].flatMap(orAt),
    ...[...LESS, ...LESS_OF_MEASURE].flatMap(denied),
  ],
  "at-most": [
    ...[...LESS.flatMap(orEqual), ...["below", "under"].flatMap(orAt)],
    ...[...MORE, ...MORE_OF_MEASURE].flatMap(denied),
  ],
  "less-than": [...LESS, ...LESS_OF_MEASURE].map((word) => `${word} than`),
})

/** The same behind a number: "30 or bigger". */
export const COMPARATIVES_AFTER: Readonly<Record<"at-least" | "at-most", readonly string[]>> = Object.freeze({
  "at-least": MORE.map((word) => `or ${word}`),
  "at-most": LESS.map((word) => `or ${word}`),
})
