import { coverage, type Held, lack } from "../read/rarity.ts"
import type { Feature, Pair } from "./feature.ts"

const isIn = ({ mention: { head, isOpen } }: Pair, terms: ReadonlySet<string>): number =>
  head !== null && !isOpen && terms.has(head) ? 1 : 0

const noun = ({ mention }: Pair): string => `"${mention.headWord ?? ""}"`

/** A noun that neither the name nor a sentence on file has. */
function isElsewhere(pair: Pair): boolean {
  const { head, isOpen } = pair.mention
  const { name, aliases, quoted } = pair.subject
  return head !== null && !isOpen && !name.has(head) && !aliases.has(head) && !quoted.has(head)
}

/** Whether the noun says itself what happened, as "wounded" does: then the event is held against what the subject counts. */
const isFate = ({ mention: { family, headWord }, subject: { families } }: Pair): boolean =>
  families.size > 0 && family?.isNoun === true && family.word === headWord

/** Who was killed may be called a citizen, a mother or a victim. Soldiers are no journalists. */
function isSomebody({ mention: { kind }, subject: { kinds, isOfAnybody } }: Pair): boolean {
  return kind === "people" && kinds.has("people") && isOfAnybody
}

function kindsDiffer({ mention: { kind }, subject: { kinds } }: Pair): boolean {
  return kind !== null && kinds.size > 0 && !kinds.has(kind)
}

function onFile({ subject: { name, aliases, quoted } }: Pair): Held {
  return { has: (term) => name.has(term) || aliases.has(term) || quoted.has(term) }
}

/** What is counted, held against the name and the sentences on file. */
export const NOUN_FEATURES: readonly Feature[] = [
  {
    name: "noun-heads-name",
    weight: 1.5,
    rate: (pair) =>
      pair.mention.head !== null && !pair.mention.isOpen && pair.subject.head === pair.mention.head ? 1 : 0,
    say: (pair) => `${noun(pair)} is what the subject counts`,
  },
  {
    name: "noun-in-name",
    weight: 1,
    rate: (pair) => isIn(pair, pair.subject.name),
    say: (pair) => `${noun(pair)} is in its name`,
  },
  {
    name: "noun-in-alias",
    weight: 1,
    rate: (pair) => isIn(pair, pair.subject.aliases),
    say: (pair) => `${noun(pair)} is in another of its names`,
  },
  {
    name: "noun-near-quoted",
    weight: 1.2,
    rate: (pair) => isIn(pair, pair.subject.nearQuoted),
    say: (pair) => `${noun(pair)} stands beside its figure in a sentence on file`,
  },
  {
    name: "open-noun-near-quoted",
    weight: 0.3,
    rate: ({ mention, subject }) =>
      mention.isOpen && mention.head !== null && subject.nearQuoted.has(mention.head) ? 1 : 0,
    say: (pair) => `${noun(pair)} stands beside its figure in a sentence on file`,
  },
  {
    name: "noun-elsewhere",
    weight: -1.5,
    rate: (pair) => (isElsewhere(pair) && !isFate(pair) && !isSomebody(pair) && !pair.subject.isOpen ? 1 : 0),
    say: (pair) => `${noun(pair)}: nothing on file for the subject has the word`,
  },
  {
    name: "noun-unasked",
    weight: -0.8,
    rate: (pair) => (isElsewhere(pair) && pair.subject.isOpen ? 1 : 0),
    say: (pair) => `${noun(pair)}: no sentence on file has the word, and the name leaves open what is counted`,
  },
  {
    name: "noun-of-somebody",
    weight: -0.2,
    rate: (pair) => (isElsewhere(pair) && isSomebody(pair) ? 1 : 0),
    say: (pair) => `${noun(pair)}: nothing on file for the subject says who they are`,
  },
  {
    name: "noun-of-other-kind",
    weight: -3,
    rate: (pair) => (kindsDiffer(pair) ? 1 : 0),
    say: (pair) => `${noun(pair)} is of another kind than what the subject counts`,
  },
  {
    name: "modifiers-known",
    weight: 0.6,
    rate: ({ mention, subject, rarity }) => coverage(mention.modifiers, subject.name, rarity),
    say: ({ mention: { mention } }) => `"${mention.noun ?? ""}" describes it as its name does`,
  },
  {
    name: "modifiers-unknown",
    weight: -0.5,
    rate: (pair) => lack(pair.mention.modifiers, onFile(pair), pair.rarity),
    say: ({ mention: { mention } }) => `"${mention.noun ?? ""}" describes something that nothing on file does`,
  },
]
