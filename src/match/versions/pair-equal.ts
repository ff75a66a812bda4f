import type { Steps } from "../texts/steps.ts"
import { choosePassages } from "./choose-passages.ts"
import { isTelling, type Passage, type PassagePair } from "./passage.ts"

/** All passages of a text in their order, and those of them whose figures are to be tied. */
export type Side = { readonly all: readonly Passage[]; readonly wanted: readonly Passage[] }

/** Of passages with the same words beside other figures so many are rated one with another. Of more, order decides. */
const MOST_RATED = 900
/** Where an equal passage is looked for first: between the same neighbours, then behind or before the same one. */
const NEIGHBOURS: readonly (readonly number[])[] = [[-1, 1], [-1], [1]]

/** What makes two passages one: a string that both have, of a passage and of all passages of its text. */
type KeyOf = (passage: Passage, all: readonly Passage[]) => string | null

/**
 * The passages that say the same, wherever they stand, and then those that say the same but for their figures. Of several
 * that are alike, those with the same neighbours go together, and then those in one order. The time is linear, save for
 * the rating of a bounded number of passages with the same words.
 */
export function* pairEqual(before: Side, after: Side): Steps<readonly PassagePair[]> {
  const said: readonly KeyOf[] = [
    ...NEIGHBOURS.map(
      (by): KeyOf =>
        (one, all) =>
          one.said + listBeside(one, all, by),
    ),
    ({ in: part, said }) => part + said,
    ({ said }) => said,
  ]
  const pairs = yield* pairInRounds(before, after, said)
  const left = {
    before: without(
      before,
      pairs.map((pair) => pair.before),
    ),
    after: without(
      after,
      pairs.map((pair) => pair.after),
    ),
  }
  return [...pairs, ...(yield* pairOpen(left.before, left.after))]
}

function listBeside(one: Passage, all: readonly Passage[], by: readonly number[]): string {
  return by.map((step) => `\n${all[one.index + step]?.open ?? ""}`).join("")
}

/** The passages with the same words beside other figures. */
function* pairOpen(before: Side, after: Side): Steps<readonly PassagePair[]> {
  const pairs: PassagePair[] = []
  const many = new Set<string>()
  const groups = groupBy(before.wanted, ({ open }) => open)
  for (const [open, ofAfter] of groupBy(after.wanted, ({ open }) => open)) {
    const ofBefore = groups.get(open) ?? []
    if (ofBefore.length * ofAfter.length > MOST_RATED) many.add(open)
    else if (ofBefore.length > 0) pairs.push(...choosePassages(ofBefore, ofAfter, before.all, after.all))
    yield
  }
  const rounds: readonly KeyOf[] = [
    ...NEIGHBOURS.map(
      (by): KeyOf =>
        (one, all) =>
          many.has(one.open) ? one.open + listBeside(one, all, by) : null,
    ),
    (one) => (many.has(one.open) && isTelling(one) ? one.open : null),
  ]
  return [...pairs, ...(yield* pairInRounds(before, after, rounds))]
}

/** Each passage goes with the first one left that has its key, a key a step. */
function* pairInRounds(before: Side, after: Side, keys: readonly KeyOf[]): Steps<readonly PassagePair[]> {
  const pairs: PassagePair[] = []
  let [leftBefore, leftAfter] = [before.wanted, after.wanted]
  for (const keyOf of keys) {
    const waiting = groupBy(leftBefore.toReversed(), (one) => keyOf(one, before.all))
    const found = new Set<Passage>()
    for (const one of leftAfter) {
      const key = keyOf(one, after.all)
      const other = key === null ? undefined : waiting.get(key)?.pop()
      if (other === undefined) continue
      pairs.push({ before: other, after: one })
      found.add(other).add(one)
    }
    leftBefore = leftBefore.filter((one) => !found.has(one))
    leftAfter = leftAfter.filter((one) => !found.has(one))
    yield
  }
  return pairs
}

function without({ all, wanted }: Side, taken: readonly Passage[]): Side {
  const gone = new Set(taken)
  return { all, wanted: wanted.filter((one) => !gone.has(one)) }
}

function groupBy(passages: readonly Passage[], keyOf: (passage: Passage) => string | null): Map<string, Passage[]> {
  const groups = new Map<string, Passage[]>()
  for (const passage of passages) {
    const key = keyOf(passage)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [passage])
    else group.push(passage)
  }
  return groups
}
