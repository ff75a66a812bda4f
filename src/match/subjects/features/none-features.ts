import type { NoneFeature } from "./feature.ts"

/** What speaks for a figure that speaks of nothing stored, whatever the candidates are. */
export const NONE_FEATURES: readonly NoneFeature[] = [
  { name: "none", weight: 3.5, rate: () => 1 },
  {
    name: "none-without-noun",
    weight: 0.5,
    rate: ({ head, mention }) => (head === null && mention.quantity.dimension === "count" ? 1 : 0),
  },
  { name: "none-article", weight: 0.6, rate: ({ isArticle }) => (isArticle ? 1 : 0) },
  {
    name: "none-fraction",
    weight: 0.8,
    rate: ({ mention }) => (mention.quantity.dimension === "percent" && !/\d/.test(mention.text) ? 1 : 0),
  },
  { name: "none-age", weight: 1, rate: ({ mention }) => (mention.reader === "age" ? 1 : 0) },
  { name: "none-vague", weight: 0.5, rate: ({ mention }) => (mention.quantity.hedge === "vague" ? 1 : 0) },
  { name: "none-change", weight: 0.5, rate: ({ isChange }) => (isChange ? 1 : 0) },
  { name: "none-with-noun-of-fate", weight: -0.5, rate: ({ family }) => (family !== null ? 1 : 0) },
  { name: "none-in-headline", weight: -0.3, rate: ({ part }) => (part.in === "headline" ? 1 : 0) },
]
