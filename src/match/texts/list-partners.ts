import type { Described } from "./describe-figures.ts"

/** All pairs are looked at up to so many; two articles have far fewer. */
const MOST_PAIRS = 200_000
/** How many are looked at of more than that. */
const PAIRS_OF_MANY = 30_000
/** Of a number that a text repeats, each is held against as many of the other text on either side of its own turn. */
const TURNS = 1

type Texts = { readonly a: readonly Described[]; readonly b: readonly Described[] }

/**
 * The pairs of figures of two texts that are looked at: all of them, or where a text is packed with figures those at
 * about the same place in both, and those that say the same number. Which text is named first does not matter.
 */
export function listPartners({ a, b }: Texts): readonly (readonly [Described, Described])[] {
  if (a.length * b.length <= MOST_PAIRS) return a.flatMap((one) => b.map((other) => [one, other] as const))
  const near = listNear(a, b, PAIRS_OF_MANY / (a.length * b.length) / 2)
  const repeated = listRepeated(a, b).filter(([one, other]) => !near.has(keyOf(one, other)))
  return [...near.values(), ...repeated]
}

function listNear(a: readonly Described[], b: readonly Described[], reach: number) {
  const near = new Map<string, readonly [Described, Described]>()
  for (const [index, one] of a.entries()) {
    const place = index / Math.max(1, a.length - 1)
    const first = Math.max(0, Math.ceil((place - reach) * (b.length - 1)))
    const last = Math.min(b.length - 1, Math.floor((place + reach) * (b.length - 1)))
    for (const other of b.slice(first, last + 1)) near.set(keyOf(one, other), [one, other])
  }
  return near
}

function listRepeated(a: readonly Described[], b: readonly Described[]): (readonly [Described, Described])[] {
  const turns = new Map<string, Described[]>()
  for (const other of b) pushTo(turns, numberOf(other), other)
  const met = new Map<string, number>()
  return a.flatMap((one) => {
    const turn = met.get(numberOf(one)) ?? 0
    met.set(numberOf(one), turn + 1)
    const others = turns.get(numberOf(one)) ?? []
    return others.slice(Math.max(0, turn - TURNS), turn + TURNS + 1).map((other) => [one, other] as const)
  })
}

function numberOf({ middle, mention }: Described): string {
  return `${mention.quantity.unit} ${middle}`
}

function keyOf(one: Described, other: Described): string {
  return `${one.index} ${other.index}`
}

function pushTo(map: Map<string, Described[]>, key: string, value: Described): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
