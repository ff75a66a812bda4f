import type { Steps } from "../../texts/steps.ts"
import type { MentionMatches, SubjectMatch } from "../article.ts"
import type { Pair } from "../features/feature.ts"
import { seeFigure } from "../learn/seen-figure.ts"
import { certaintyOf, SURE } from "./calibrate.ts"
import { explainMatch } from "./explain-match.ts"
import type { LinkModel } from "./link-model.ts"
import { passGates } from "./pass-gates.ts"
import { preferParts } from "./prefer-parts.ts"
import { compareIds, type RatedMention, type RatedPair } from "./rate-article.ts"
import { dot, orderWeights, type Weights } from "./rate-pairs.ts"
import { type Scored, type Shares, shareSubjects } from "./share-subjects.ts"

/** Matches that are told of a figure. */
const MOST_MATCHES = 5
/** What has less is not held against the gates. */
const LEAST_SHARE = 0.02
const LEAST_CERTAINTY = 0.001
export const LIKELY = 0.5

/** What a model says of the figures of an article, a figure a step. */
export function* tellMatches(rated: readonly RatedMention[], model: LinkModel): Steps<readonly MentionMatches[]> {
  const weights = orderWeights(model)
  const scores = scoreMentions(rated, weights)
  const shares = shareSubjects(scores)
  const found: MentionMatches[] = []
  for (const [index, figure] of rated.entries()) {
    const [scored, share] = [scores[index], shares[index]]
    if (scored === undefined || share === undefined) continue
    const told = tellMention(figure.pairs, share, model, weights)
    found.push({ ...told, seen: seeFigure({ figure, scored, shares: share }, told.matches, model) })
    yield
  }
  return found
}

function tellMention(
  pairs: readonly RatedPair[],
  shares: Shares,
  model: LinkModel,
  weights: Weights,
): Omit<MentionMatches, "seen"> {
  const ranked = pairs
    .map((one) => {
      const share = shares.subjects.get(idOf(one.pair)) ?? 0
      const isGated = share > LEAST_SHARE && passGates(one.pair)
      return { ...one, isGated, certainty: certaintyOf(share, isGated, model.calibration) }
    })
    .toSorted((one, other) => other.certainty - one.certainty || compareIds(idOf(one.pair), idOf(other.pair)))
  const all = ranked.reduce((sum, { certainty }) => sum + certainty, 0)
  const scale = all > 1 ? 1 / all : 1
  const matches = ranked.slice(0, MOST_MATCHES).flatMap(({ pair, rates, isGated, certainty: raw }): SubjectMatch[] => {
    const certainty = round(raw * scale)
    if (certainty < LEAST_CERTAINTY) return []
    const reasons = explainMatch(pair, rates, weights.pair)
    return [{ subjectId: idOf(pair), certainty, link: tellLink(certainty, isGated), ...reasons, model: model.name }]
  })
  return { matches, none: round(Math.max(0, 1 - all * scale)) }
}

function tellLink(certainty: number, isGated: boolean): SubjectMatch["link"] {
  if (certainty >= SURE && isGated) return "sure"
  return certainty >= LIKELY ? "likely" : "possible"
}

/** The scores of all figures and their candidates. */
export function scoreMentions(rated: readonly RatedMention[], weights: Weights): readonly Scored[] {
  let before = 0
  let part: unknown = null
  return rated.map(({ view, none, pairs }, index) => {
    if (view.part !== part) [part, before] = [view.part, index]
    const twin = view.mention.links.find(({ kind }) => kind === "same-quantity")
    return {
      sentence: view.sentence,
      twin: twin === undefined ? null : before + twin.with,
      none: dot(none, weights.none),
      candidates: preferParts(
        pairs.map(({ pair }) => pair),
        new Map(pairs.map(({ pair, rates }) => [idOf(pair), dot(rates, weights.pair)])),
      ),
    }
  })
}

function idOf({ subject }: Pair): string {
  return subject.profile.id
}

/** Three decimals, downwards, so that no sum is above 1. */
function round(certainty: number): number {
  return Math.floor(certainty * 1000) / 1000
}
