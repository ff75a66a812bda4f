import type { Feature, Pair } from "./feature.ts"

/** Words of the name that only a part has, since none of its wholes has them, stand beside the figure. */
function isPartUnsaid({ subject, mention: { near } }: Pair): boolean {
  return subject.isPart && ![...subject.own].some((term) => near.has(term))
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
    rate: ({ subject: { profile } }) => (profile.dimension === "count" ? 0 : 1),
    say: ({ subject: { profile } }) => `both are of the dimension ${profile.dimension}`,
  },
  {
    name: "change",
    weight: -1,
    rate: ({ mention }) => (mention.isChange ? 1 : 0),
    say: () => "the figure says how much something changed, and not how much there is",
  },
  {
    name: "part-unsaid",
    weight: -1.2,
    rate: (pair) => (isPartUnsaid(pair) ? 1 : 0),
    say: () => "the subject is a part, and no word that only the part has stands by the figure",
  },
  {
    name: "some",
    weight: -0.5,
    rate: ({ mention: { isPart, isSome, aside } }) => (isPart || isSome || aside === "one-of" ? 1 : 0),
    say: () => "the figure counts some of those that it speaks of",
  },
  {
    name: "others",
    weight: -1,
    rate: ({ mention: { aside } }) => (aside === "name" || aside === "as-of" ? 1 : 0),
    say: () => "the number says which is meant, or when, and not how many there are",
  },
]
