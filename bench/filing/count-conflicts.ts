import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { normaliseFigure } from "../../src/operations/judging/normalise-figure.ts"
import { readWording } from "../../src/text/read-wording.ts"
import type { ClaimBody } from "../claims/write-claims.ts"

/** How many pairs of figures of one subject disagree, and in how many a claimant has a later figure. */
export type Found = { readonly disagreements: number; readonly revisions: number }

/** By the name of the subject. Every pair of its figures is compared: no index, no candidates, no order of arrival. */
export function countByEngine(claims: readonly ClaimBody[]): ReadonlyMap<string, Found> {
  const subjects = Map.groupBy(claims, ({ subject }) => subject.name)
  return new Map(
    [...subjects].map(([name, own]) => [name, countPairs(listFigures(own), own[0]?.subject.measure ?? "")]),
  )
}

function countPairs(figures: readonly ComparedFigure[], measure: string): Found {
  const setting = {
    measure: measure as "stock" | "flow" | "cumulative",
    relation: "same",
    tolerance: BUILT_IN_TOLERANCE,
  } as const
  const verdicts = figures.flatMap((a, at) => figures.slice(at + 1).map((b) => compareFigures(a, b, setting).verdict))
  return {
    disagreements: verdicts.filter((verdict) => verdict === "conflict" || verdict === "tension").length,
    revisions: verdicts.filter((verdict) => verdict === "revision").length,
  }
}

function listFigures(claims: readonly ClaimBody[]): ComparedFigure[] {
  const figures = Map.groupBy(claims.map(readClaim), ({ identity }) => identity)
  return [...figures.values()].map((same) => {
    const published = same.map(({ publishedAt }) => publishedAt).sort()
    const { quantity, asOf } = same[0] as (typeof same)[number]
    return {
      quantity,
      asOf,
      claimants: [...new Set(same.map(({ claimant }) => claimant))],
      firstPublished: published[0] ?? "",
      lastPublished: published.at(-1) ?? "",
    }
  })
}

function readClaim({ subject: { unit }, figure, asOf: day, publishedAt, claimant, source }: ClaimBody) {
  const read = readWording(figure, { unit })
  if (!read.ok) throw new Error(`"${figure}" cannot be read: ${read.reason}`)
  const asOf = { from: day, to: day }
  const { identity } = normaliseFigure({ family_id: "", id: "", unit }, read.value, asOf)
  return { identity, quantity: read.value, asOf, publishedAt, claimant: claimant?.name ?? source.name }
}
