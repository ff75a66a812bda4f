import { coverage, type Held, lack, likeness, sharedWeight } from "../read/rarity.ts"
import type { Terms } from "../read/terms.ts"
import { type Feature, type Pair, perOpening, showTerm } from "./feature.ts"

/** Weight of rare words in common that counts as half. */
const ENOUGH = 4

function listShared(of: Terms, by: { has(term: string): boolean }, pair: Pair): string {
  const { rarity } = pair
  const shared = [...of].filter((term) => by.has(term)).sort((one, other) => rarity.of(other) - rarity.of(one))
  return shared
    .slice(0, 3)
    .map((term) => showTerm(term, pair))
    .join(", ")
}

const everywhere = ({
  mention: {
    said,
    before,
    opening: { headline, lead },
  },
}: Pair) => ({
  has: (term: string) => headline.has(term) || lead.has(term) || said.has(term) || before.has(term),
})

function nearness(terms: Terms, near: ReadonlyMap<string, number>, { rarity }: Pair): number {
  if (terms.size === 0) return 0
  let found = 0
  for (const term of terms) {
    const weight = near.get(term)
    if (weight !== undefined) found += rarity.of(term) * weight
  }
  return found / rarity.sum(terms)
}

/** The words that stand nearer to another figure of the sentence than to this one. */
function nearOthers(terms: Terms, { mention: { near }, others, rarity }: Pair): number {
  if (terms.size === 0 || others.size === 0) return 0
  let found = 0
  for (const term of terms) {
    const other = others.get(term)
    if (other !== undefined) found += rarity.of(term) * Math.max(0, other - (near.get(term) ?? 0))
  }
  return found / rarity.sum(terms)
}

/** The part of some words that is among others, those of the headline left out: the whole article is about them. */
function toldBeside(words: Terms, by: Held, { mention: { opening }, rarity }: Pair): number {
  let [all, found] = [0, 0]
  for (const term of words) {
    if (opening.headline.has(term)) continue
    const weight = rarity.of(term)
    all += weight
    if (by.has(term)) found += weight
  }
  return all === 0 ? 0 : found / all
}

const named = (
  weight: number,
  name: string,
  by: (pair: Pair) => { has(term: string): boolean },
  place: string,
): Feature => ({
  name,
  weight,
  ...perOpening(place),
  rate: (pair) => coverage(pair.subject.name, by(pair), pair.rarity),
  say: (pair) => `${listShared(pair.subject.name, by(pair), pair)} of its name in ${place}`,
})

const quoted = (
  weight: number,
  name: string,
  of: (pair: Pair) => Terms,
  by: (pair: Pair) => Terms,
  place: string,
): Feature => ({
  name,
  weight,
  ...perOpening(place),
  rate: (pair) => sharedWeight(of(pair), by(pair), pair.rarity, ENOUGH),
  say: (pair) => `${listShared(of(pair), by(pair), pair)} in ${place} and in a sentence on file`,
})

const ofStory = ({ subject }: Pair) => subject.story.quoted

/** Words of the subject and of the article, from near to far. */
export const WORD_FEATURES: readonly Feature[] = [
  {
    name: "what-near",
    weight: 1.5,
    rate: (pair) => nearness(pair.subject.what, pair.mention.near, pair),
    say: (pair) => `${listShared(pair.subject.what, pair.mention.near, pair)} beside the figure`,
  },
  {
    name: "name-near",
    weight: 0.8,
    rate: (pair) => nearness(pair.subject.name, pair.mention.near, pair),
    say: (pair) => `${listShared(pair.subject.name, pair.mention.near, pair)} of its name near the figure`,
  },
  {
    name: "what-unsaid",
    weight: -0.5,
    rate: (pair) => lack(pair.subject.what, pair.mention.said, pair.rarity),
    say: (pair) => {
      const unsaid = new Set([...pair.subject.what].filter((term) => !pair.mention.said.has(term)))
      return `the sentence does not say ${listShared(unsaid, unsaid, pair)}`
    },
  },
  {
    name: "what-near-another",
    weight: -1,
    rate: (pair) => nearOthers(pair.subject.what, pair),
    say: (pair) => `${listShared(pair.subject.what, pair.others, pair)} stands nearer to another figure`,
  },
  {
    name: "name-near-another",
    weight: -1.2,
    rate: (pair) => nearOthers(pair.subject.name, pair),
    say: (pair) => `${listShared(pair.subject.name, pair.others, pair)} of its name stands nearer to another figure`,
  },
  named(0.8, "name-in-sentence", ({ mention }) => mention.said, "the sentence"),
  named(0.4, "name-before", ({ mention }) => mention.before, "the sentence before"),
  named(1.2, "name-in-headline", ({ mention }) => mention.opening.headline, "the headline"),
  named(1.2, "name-in-lead", ({ mention }) => mention.opening.lead, "the lead"),
  {
    name: "name-missing",
    weight: -1.5,
    rate: (pair) => lack(pair.subject.name, everywhere(pair), pair.rarity),
    say: (pair) => {
      const by = everywhere(pair)
      const missing = new Set([...pair.subject.name].filter((term) => !by.has(term)))
      return `${listShared(missing, missing, pair)} of its name is neither in the headline nor near the figure`
    },
  },
  {
    name: "headline-in-name",
    weight: 0.8,
    ofOpening: true,
    rate: ({
      mention: {
        opening: { headline },
      },
      subject: { name },
      rarity,
    }) => coverage(headline, name, rarity),
    say: (pair) => `${listShared(pair.mention.opening.headline, pair.subject.name, pair)} of the headline in its name`,
  },
  {
    name: "alias-anywhere",
    weight: 0.8,
    rate: (pair) => coverage(pair.subject.aliases, everywhere(pair), pair.rarity),
    say: (pair) => `${listShared(pair.subject.aliases, everywhere(pair), pair)} of another of its names`,
  },
  quoted(0.8, "quote-in-headline", ofStory, ({ mention }) => mention.opening.headline, "the headline"),
  quoted(0.8, "quote-in-lead", ofStory, ({ mention }) => mention.opening.lead, "the lead"),
  quoted(
    0.8,
    "quote-in-sentence",
    ({ subject }) => subject.quoted,
    ({ mention }) => mention.said,
    "the sentence",
  ),
  {
    name: "unquoted",
    weight: 0.5,
    ofOpening: true,
    rate: ({ subject: { quotes } }) => (quotes.length === 0 ? 1 : 0),
    say: () => "no sentence is on file for it that could speak against it",
  },
  {
    name: "quote-alike",
    weight: 1.5,
    rate: ({ subject: { quotes }, mention: { said }, rarity }) =>
      quotes.reduce((most, { words }) => Math.max(most, likeness(words, said, rarity)), 0),
    say: () => "a sentence on file is worded alike",
  },
  {
    name: "quote-told",
    weight: 0.8,
    rate: (pair) =>
      pair.subject.quotes.reduce((most, { words }) => Math.max(most, toldBeside(words, pair.mention.said, pair)), 0),
    say: () => "the sentence says what a sentence on file says besides the headline",
  },
  {
    name: "quote-near-told",
    weight: 0.8,
    rate: (pair) =>
      pair.subject.quotes.reduce((most, { near }) => Math.max(most, toldBeside(near, pair.mention.near, pair)), 0),
    say: () => "beside the figure stands what stands beside that of a sentence on file",
  },
  {
    name: "quote-near-alike",
    weight: 1,
    rate: (pair) =>
      pair.subject.quotes.reduce((most, { near }) => Math.max(most, nearness(near, pair.mention.near, pair)), 0),
    say: (pair) =>
      `${listShared(pair.subject.nearQuoted, pair.mention.near, pair)} beside the figure, as in a sentence on file`,
  },
]
