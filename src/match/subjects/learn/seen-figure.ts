import type { NamedRates, SeenFigure, SubjectMatch } from "../article.ts"
import { FEATURES } from "../features/all-features.ts"
import { NONE_FEATURES } from "../features/none-features.ts"
import type { LinkModel } from "../score/link-model.ts"
import { passGates } from "../score/pass-gates.ts"
import type { RatedMention } from "../score/rate-article.ts"
import type { Scored, Shares } from "../score/share-subjects.ts"

type Rated = { readonly figure: RatedMention; readonly scored: Scored; readonly shares: Shares }

/** What a model has seen of a figure and of its matches. */
export function seeFigure(
  { figure, scored, shares }: Rated,
  matches: readonly SubjectMatch[],
  { name }: LinkModel,
): SeenFigure {
  const pairs = matches.flatMap(({ subjectId: subject }) => {
    const found = figure.pairs.find(({ pair }) => pair.subject.profile.id === subject)
    if (found === undefined) return []
    const score = (scored.candidates.get(subject) ?? 0) - scored.none
    const left = Math.log((shares.subjects.get(subject) ?? 0) / shares.none) - score
    const isGated = passGates(found.pair)
    return [{ subject, rates: nameRates(FEATURES, found.rates), left: roundLeft(left), isGated }]
  })
  return { model: name, pairs, none: nameRates(NONE_FEATURES, figure.none) }
}

/** Shares that are too small for a double leave nothing to tell. */
function roundLeft(left: number): number {
  return Number.isFinite(left) ? Math.min(0, round(left)) : 0
}

function nameRates(features: readonly { readonly name: string }[], rates: Float64Array): NamedRates {
  const named = features.map(({ name }, at) => [name, round(rates[at] ?? 0)] as const)
  return Object.fromEntries(named.filter(([, rate]) => rate !== 0))
}

/** Four decimals, never -0. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0
}
