import { coverage, sharedWeight } from "../read/rarity.ts"
import type { Terms } from "../read/terms.ts"
import type { Feature, Pair } from "./feature.ts"

const ENOUGH = 3

const list = (terms: readonly string[]) =>
  terms
    .slice(0, 3)
    .map((term) => `"${term}"`)
    .join(", ")

/** Proper names of the subject that no part of the article has. */
export function listMissingNames({ subject: { names }, article: { all } }: Pair): readonly string[] {
  return [...names].filter((name) => !all.has(name))
}

/** Proper names of the sentence that nothing on file for the subject has. */
function listOtherNames({ mention: { names }, subject: { name, quoted, aliases } }: Pair): readonly string[] {
  return [...names].filter((term) => !name.has(term) && !quoted.has(term) && !aliases.has(term))
}

const inTerms = (weight: number, name: string, by: (pair: Pair) => Terms, place: string): Feature => ({
  name,
  weight,
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
    rate: (pair) =>
      pair.subject.names.size === 0 ? 0 : 1 - coverage(pair.subject.names, pair.article.all, pair.rarity),
    say: (pair) => `${list(listMissingNames(pair))} of its name is nowhere in the text`,
  },
  {
    name: "names-all-missing",
    weight: -1.5,
    rate: (pair) => (pair.subject.names.size > 0 && listMissingNames(pair).length === pair.subject.names.size ? 1 : 0),
    say: () => "no proper name of its name is in the text",
  },
  {
    name: "names-not-near",
    weight: -0.5,
    rate: ({ subject: { names }, mention: { said, before, opening }, rarity }) =>
      names.size === 0
        ? 0
        : 1 -
          coverage(
            names,
            {
              has: (term) => said.has(term) || before.has(term) || opening.headline.has(term) || opening.lead.has(term),
            },
            rarity,
          ),
    say: () => "the proper names of its name are not near the figure",
  },
  {
    name: "quoted-names-in-article",
    weight: 1,
    rate: ({ subject, article, rarity }) => sharedWeight(subject.story.quotedNames, article.all, rarity, ENOUGH),
    say: ({ subject, article }) =>
      `${list([...subject.story.quotedNames].filter((term) => article.all.has(term)))} in the text and in a sentence on file`,
  },
  {
    name: "other-names-in-sentence",
    weight: -0.2,
    rate: (pair) => listOtherNames(pair).length / (listOtherNames(pair).length + 2),
    say: (pair) => `${list(listOtherNames(pair))} in the sentence, and nothing on file for the subject has it`,
  },
  {
    name: "other-names-in-lead",
    weight: -0.3,
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
