import { relateEvents } from "./events.ts"
import type { Feature, Pair } from "./feature.ts"

/** A word that stands this near to a figure stands by it. */
const BY_IT = 0.35

/** Whether nothing beside the figure speaks of the subject: 1 where no such word is in its sentence, less where one is far. */
function unspoken(pair: Pair): number {
  const { subject, mention } = pair
  if (relateEvents(pair) === "same") return 0
  let nearest = 0
  for (const term of subject.tellers) nearest = Math.max(nearest, mention.near.get(term) ?? 0)
  return 1 - Math.min(1, nearest / BY_IT)
}

/** "About 200 more" and "the number rose to 300" leave to the sentences before what they count. */
function isBare({ mention: { head, isOpen } }: Pair): boolean {
  return head === null || isOpen
}

function isToldBefore({ subject, mention }: Pair): boolean {
  for (const term of subject.tellers) if (mention.before.has(term)) return true
  return false
}

const isUnit = ({ mention: { mention } }: Pair): boolean => mention.quantity.dimension !== "count"

/** What stands beside a figure has to speak of the subject, since headline and lead speak of all subjects of a story alike. */
export const TELLER_FEATURES: readonly Feature[] = [
  {
    name: "unspoken-noun",
    weight: -1.5,
    rate: (pair) => (isBare(pair) ? 0 : unspoken(pair)),
    say: ({ mention }) => `"${mention.headWord ?? ""}": no word beside the figure speaks of the subject`,
  },
  {
    name: "unspoken-measure",
    weight: -1,
    rate: (pair) => (isUnit(pair) ? unspoken(pair) : 0),
    say: () => "nothing beside the figure says that it measures what the subject does",
  },
  {
    name: "unspoken-bare",
    weight: -0.8,
    rate: (pair) => (isBare(pair) && !isToldBefore(pair) ? unspoken(pair) : 0),
    say: () => "neither the sentence nor those before speak of the subject",
  },
]
