import { coverage, type Held, lack, sharedWeight } from "../read/rarity.ts"
import type { Terms } from "../read/terms.ts"
import { type Feature, type Pair, perOpening } from "./feature.ts"

const ENOUGH = 3

const list = (terms: readonly string[]) =>
  terms
    .slice(0, 3)
    .map((term) => `"${term}"`)
    .join(", ")

/** Proper names of the subject that no part of the article has. */
function listMissingNames({ subject: { names }, article: { all } }: Pair): readonly string[] {
  return [...names].filter((name) => !all.has(name))
}

/** Proper names of the sentence that nothing on file for the subject has. */
function listOtherNames({ mention: { names }, subject: { name, quoted, aliases } }: Pair): readonly string[] {
  return [...names].filter((term) => !name.has(term) && !quoted.has(term) && !aliases.has(term))
}

function countOtherNames(pair: Pair, among: Held | null): number {
  const { mention, subject } = pair
  const { name, quoted, aliases } = subject
  let count = 0
  for (const term of mention.names) {
    if (!name.has(term) && !quoted.has(term) && !aliases.has(term) && (among === null || among.has(term))) count += 1
  }
  return count
}

/** A number of things as a rate: `half` of them are 0.5. */
function saturate(count: number, half: number): number {
  return count / (count + half)
}

export function hasAnyName({ subject: { names }, article: { all } }: Pair): boolean {
  for (const name of names) if (all.has(name)) return true
  return false
}

/** Proper names of the sentence that other candidates have in theirs, and this subject has not. */
function listNamesOfOthers(pair: Pair): readonly string[] {
  return listOtherNames(pair).filter((term) => pair.knownNames.has(term))
}

function nearBy({ mention: { said, before, opening } }: Pair): Held {
  const { headline, lead } = opening
  return { has: (term) => said.has(term) || before.has(term) || headline.has(term) || lead.has(term) }
}

const inTerms = (weight: number, name: string, by: (pair: Pair) => Terms, place: string): Feature => ({
  name,
  weight,
  ...perOpening(place),
  rate: (pair) => coverage(pair.subject.names, by(pair), pair.rarity),
  say: (pair) => `${list([...pair.subject.names].filter((term) => by(pair).has(term)))} in ${place}`,
})

/** Proper names: a place or a person that one has and the other lacks tells two stories apart. */
export const NAME_FEATURES: readonly Feature[] = [
  inTerms(0.8, "names-in-headline", ({ mention }) => mention.opening.headline, "the headline"),
  inTerms(0.8, "names-in-lead", ({ mention }) => mention.opening.lead, "the lead"),
  inTerms(0.4, "names-in-sentence", ({ mention }) => mention.said, "the sentence"),
  {
    name: "names-missing",
    weight: -2.5,
    ofOpening: true,
    rate: (pair) => lack(pair.subject.mainNames, pair.article.all, pair.rarity),
    say: (pair) => `${list(listMissingNames(pair))} of its name is nowhere in the text`,
  },
  {
    name: "details-missing",
    weight: -1,
    ofOpening: true,
    rate: (pair) => lack(pair.subject.names, pair.article.all, pair.rarity),
    say: (pair) => `${list(listMissingNames(pair))} of its name is nowhere in the text`,
  },
  {
    name: "names-all-missing",
    weight: -1.5,
    ofOpening: true,
    rate: (pair) => (pair.subject.names.size > 0 && !hasAnyName(pair) ? 1 : 0),
    say: () => "no proper name of its name is in the text",
  },
  {
    name: "names-not-near",
    weight: -0.5,
    rate: (pair) => lack(pair.subject.names, nearBy(pair), pair.rarity),
    say: () => "the proper names of its name are not near the figure",
  },
  {
    name: "quoted-names-in-article",
    weight: 1,
    ofOpening: true,
    rate: ({ subject, article, rarity }) => sharedWeight(subject.story.quotedNames, article.all, rarity, ENOUGH),
    say: ({ subject, article }) =>
      `${list([...subject.story.quotedNames].filter((term) => article.all.has(term)))} in the text and in a sentence on file`,
  },
  {
    name: "other-names-in-sentence",
    weight: -0.2,
    rate: (pair) => saturate(countOtherNames(pair, null), 2),
    say: (pair) => `${list(listOtherNames(pair))} in the sentence, and nothing on file for the subject has it`,
  },
  {
    name: "names-of-others-in-sentence",
    weight: -1.2,
    rate: (pair) => saturate(countOtherNames(pair, pair.knownNames), 0.5),
    say: (pair) => `${list(listNamesOfOthers(pair))} in the sentence is in the name of another subject`,
  },
  {
    name: "other-names-in-lead",
    weight: -0.3,
    ofOpening: true,
    rate: ({
      mention: {
        opening: { names },
      },
      subject: { name, quoted, aliases },
    }) => {
      if (names.size === 0) return 0
      let others = 0
      for (const term of names) if (!name.has(term) && !quoted.has(term) && !aliases.has(term)) others += 1
      return others / names.size
    },
    say: () => "the names in the lead are others than those on file",
  },
]
