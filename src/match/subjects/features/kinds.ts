import type { Feature, Pair } from "./feature.ts"

/** A word that stands this near to a figure stands by it. */
const BY_IT = 0.3

/** How far the words are that only a part has, since none of its wholes has them: 1 where none is near. */
function partUnsaid({ subject, mention: { near } }: Pair): number {
  if (!subject.isPart) return 0
  const nearest = Math.max(0, ...[...subject.own].map((term) => near.get(term) ?? 0))
  return 1 - Math.min(1, nearest / BY_IT)
}

/** Whether a word that only the part has stands by the figure. */
export function isPartSaid(pair: Pair): boolean {
  return pair.subject.isPart && partUnsaid(pair) === 0
}

/** The unit, and what a figure says besides how many there are. */
export const KIND_FEATURES: readonly Feature[] = [
  {
    name: "unit-same",
    weight: 0.5,
    rate: ({ mention: { mention }, subject: { profile } }) =>
      profile.unit !== "1" && mention.quantity.unit === profile.unit ? 1 : 0,
    say: () => "the unit is that of the subject",
  },
  {
    name: "unit-special",
    weight: 0.3,
    ofOpening: true,
    rate: ({ subject: { profile } }) => (profile.dimension === "count" ? 0 : 1),
    say: ({ subject: { profile } }) => `both are of the dimension ${profile.dimension}`,
  },
  {
    name: "alone-in-story",
    weight: 0.3,
    ofOpening: true,
    rate: ({ subject: { story } }) => (story.key !== null && story.isAlone ? 1 : 0),
    say: () => "no other subject of the story is measured so",
  },
  {
    name: "change",
    weight: -1,
    rate: ({ mention }) => (mention.isChange ? 1 : 0),
    say: () => "the figure says how much something changed, and not how much there is",
  },
  {
    name: "part-unsaid",
    weight: -3,
    rate: partUnsaid,
    say: () => "the subject is a part, and no word that only the part has stands by the figure",
  },
  {
    name: "part-said",
    weight: 1,
    rate: (pair) => (pair.subject.isPart ? 1 - partUnsaid(pair) : 0),
    say: () => "a word that only the part has stands by the figure",
  },
  {
    name: "some",
    weight: -0.5,
    rate: ({ mention: { isPart, isSome, aside } }) => (isPart || isSome || aside === "one-of" ? 1 : 0),
    say: () => "the figure counts some of those that it speaks of",
  },
  {
    name: "age",
    weight: -2.5,
    rate: ({ mention: { mention } }) => (mention.reader === "age" ? 1 : 0),
    say: () => "the number says how old somebody is",
  },
  {
    name: "clock",
    weight: -5,
    rate: ({ mention: { aside } }) => (aside === "clock" ? 1 : 0),
    say: () => "the number is a time of day",
  },
  {
    name: "others",
    weight: -1,
    rate: ({ mention: { aside } }) => (aside === "name" || aside === "as-of" ? 1 : 0),
    say: () => "the number says which is meant, or when, and not how many there are",
  },
]
