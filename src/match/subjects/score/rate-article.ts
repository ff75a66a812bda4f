import type { Steps } from "../../texts/steps.ts"
import type { Article, LinkCandidate } from "../article.ts"
import type { Pair } from "../features/feature.ts"
import { joinProfiles } from "../read/join-profiles.ts"
import { rarityAmong } from "../read/rarity.ts"
import { type ArticleView, readArticle } from "../read/read-article.ts"
import type { MentionView } from "../read/read-mention.ts"
import type { Opening } from "../read/read-openings.ts"
import { type ProfileView, readProfile } from "../read/read-profile.ts"
import { union } from "../read/terms.ts"
import { vocabularyOf } from "../read/vocabulary.ts"
import { rateNone, ratePair } from "./rate-pairs.ts"

/** A figure has as many candidates at most: those beyond, in the order of their ids, are left out. */
const MOST_CANDIDATES = 80

/** A pair with the rates of its features. */
export type RatedPair = { readonly pair: Pair; readonly rates: Float64Array }

/** A figure with all that is asked of it and of its candidates, before any weight. */
export type RatedMention = {
  readonly view: MentionView
  readonly none: Float64Array
  readonly pairs: readonly RatedPair[]
}

/** All that the features say of an article and its candidates, a candidate or a figure a step. Models are fitted on this. */
export function* rateArticle(article: Article, candidates: readonly LinkCandidate[]): Steps<readonly RatedMention[]> {
  const vocabulary = vocabularyOf(article.language)
  const stems = new Map<string, string>()
  const view = readArticle(article, vocabulary, stems)
  yield
  const sorted = candidates.toSorted((one, other) => compareIds(one.profile.id, other.profile.id))
  const read = new Map<string, ProfileView>()
  for (const { profile } of sorted) {
    if (!read.has(profile.id)) read.set(profile.id, readProfile(profile, vocabulary, stems))
    yield
  }
  const joined = joinProfiles([...read.values()])
  const subjects = new Map(joined.map((subject) => [subject.profile.id, subject]))
  const knownNames = union(...joined.map(({ names }) => names))
  const shared = { article: view, knownNames, rarity: rarityAmong(joined), vocabulary, words: firstWords(stems) }
  const known: Known = new Map()
  const byMention = groupByMention(sorted)
  const rated: RatedMention[] = []
  for (const [index, mention] of view.mentions.entries()) {
    const found = (byMention.get(index) ?? []).flatMap((id) => subjects.get(id) ?? [])
    rated.push(rateMention(mention, found, shared, known))
    yield
  }
  return rated
}

/** By opening and subject, the rates of a figure. */
type Known = Map<Opening, Map<ProfileView, Float64Array>>

type Shared = Pick<Pair, "article" | "knownNames" | "rarity" | "vocabulary" | "words">

/** Another dimension is no candidate: a figure in metres speaks of no count. */
function rateMention(
  mention: MentionView,
  subjects: readonly ProfileView[],
  shared: Shared,
  known: Known,
): RatedMention {
  const ofOpening = known.get(mention.opening) ?? new Map<ProfileView, Float64Array>()
  known.set(mention.opening, ofOpening)
  const others = nearOthers(shared.article, mention)
  const pairs = subjects
    .filter(({ profile }) => profile.dimension === mention.mention.quantity.dimension)
    .slice(0, MOST_CANDIDATES)
    .map((subject): RatedPair => {
      const pair = { ...shared, mention, subject, others }
      const rates = ratePair(pair, ofOpening.get(subject))
      ofOpening.set(subject, rates)
      return { pair, rates }
    })
  return { view: mention, none: rateNone(mention, shared.article), pairs }
}

/** The word that was read first for each stem: the article is read before its candidates. */
function firstWords(stems: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const [word, stem] of stems) if (!words.has(stem)) words.set(stem, word)
  return words
}

/** By their characters, which is one order in every process. */
export function compareIds(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function groupByMention(candidates: readonly LinkCandidate[]): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>()
  for (const { profile, mentions } of candidates) {
    for (const index of mentions) {
      const ids = groups.get(index)
      if (ids === undefined) groups.set(index, [profile.id])
      else if (ids.at(-1) !== profile.id) ids.push(profile.id)
    }
  }
  return groups
}

/** How near each word stands to another figure of the sentence. */
function nearOthers({ mentions }: ArticleView, mention: MentionView): ReadonlyMap<string, number> {
  const nearest = new Map<string, number>()
  for (const other of mentions) {
    if (other === mention || other.sentence !== mention.sentence) continue
    for (const [term, weight] of other.near) nearest.set(term, Math.max(weight, nearest.get(term) ?? 0))
  }
  return nearest
}
