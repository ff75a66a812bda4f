import type { Description } from "./describe/description.ts"

export type Partners = readonly [Description, Description]

/** Up to this number every pair is looked at; two articles have far fewer. */
const MOST_PAIRS = 200_000
/** About how many pairs are looked at where there are more. */
const PAIRS_OF_MANY = 30_000
/** The n-th figure of a value is paired with the same value's n-th in the other text, and with this many on either side. */
const TURNS = 1

/**
 * The pairs of figures of two texts that are looked at: all of them or, where the texts are packed with figures, those
 * that stand about equally far into both, and those of the same value. It does not matter which text comes first.
 */
export function* listPartners(a: readonly Description[], b: readonly Description[]): Generator<Partners, void, void> {
  const isFew = a.length * b.length <= MOST_PAIRS
  const find = isFew ? () => b : findLikelyPartners(a, b)
  for (const [index, one] of a.entries()) {
    for (const other of find(one, index)) yield [one, other]
  }
}

function findLikelyPartners(a: readonly Description[], b: readonly Description[]) {
  const reach = PAIRS_OF_MANY / (a.length * b.length) / 2
  const sameValue = Map.groupBy(b.entries(), ([, other]) => valueKeyOf(other))
  const turns = new Map<string, number>()
  return (one: Description, index: number): readonly Description[] => {
    const turn = turns.get(valueKeyOf(one)) ?? 0
    turns.set(valueKeyOf(one), turn + 1)
    const [first, end] = findNear(index / Math.max(1, a.length - 1), reach, b.length)
    const repeated = (sameValue.get(valueKeyOf(one)) ?? []).slice(Math.max(0, turn - TURNS), turn + TURNS + 1)
    const others = repeated.filter(([index]) => index < first || index >= end).map(([, other]) => other)
    return [...b.slice(first, end), ...others]
  }
}

/** The figures that stand no further than `reach` from a position between 0 and 1: the first, and the end, exclusive. */
function findNear(position: number, reach: number, length: number): readonly [number, number] {
  const first = Math.max(0, Math.ceil((position - reach) * (length - 1)))
  const last = Math.min(length - 1, Math.floor((position + reach) * (length - 1)))
  return [first, Math.max(first, last + 1)]
}

function valueKeyOf({ middle, mention }: Description): string {
  return `${mention.quantity.unit} ${middle}`
}
