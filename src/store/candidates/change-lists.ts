import type { Trx } from "../connection/transaction.ts"
import { quartersOf } from "./subject-terms.ts"
import { ALL_QUARTERS, type ListKey, readTermLists, type TermList, writeTermLists } from "./term-lists.ts"

/** A subject that comes into the list of a term, or leaves it. */
export type ListChange = ListKey & { readonly number: number; readonly isIn: boolean }

/** A list with more subjects is kept by quarters, so that a common word need not be read for all time. It stays so. */
export const SPLIT_ABOVE = 512

/**
 * Changes lists of terms, each row of them once. The rows of `subject_terms` have been written before. The caller holds
 * the lock of the lists.
 */
export async function changeLists(trx: Trx, changes: readonly ListChange[]): Promise<void> {
  const byTerm = Map.groupBy(changes, ({ term }) => term)
  const heads = byKey(await readTermLists(trx, [...byTerm.keys()].map(headOf)))
  const isSplit = (term: number) => heads.get(nameKey(headOf(term)))?.numbers === null
  const [split, whole] = partition([...byTerm], ([term]) => isSplit(term))
  const grown = whole.map(([term, own]) => apply(headOf(term), heads.get(nameKey(headOf(term))), own))
  const [large, small] = partition(grown, ({ subjects }) => subjects > SPLIT_ABOVE)
  const parts = await changeParts(
    trx,
    split.flatMap(([, own]) => own),
  )
  const recounted = split.map(([term]) => {
    const before = heads.get(nameKey(headOf(term)))?.subjects ?? 0
    return { ...headOf(term), subjects: before + (parts.grownBy.get(term) ?? 0), numbers: null }
  })
  await writeTermLists(trx, [...small, ...(await splitAll(trx, large)), ...parts.lists, ...recounted])
}

const headOf = (term: number): ListKey => ({ term, quarter: ALL_QUARTERS })
const nameKey = ({ term, quarter }: ListKey) => `${term} ${quarter}`

function byKey(lists: readonly TermList[]): ReadonlyMap<string, TermList> {
  return new Map(lists.map((list) => [nameKey(list), list]))
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  const { yes = [], no = [] } = Object.groupBy(all, (one) => (test(one) ? "yes" : "no"))
  return [yes, no]
}

/** A number that leaves and comes in is in: it changed its quarter. */
function apply(key: ListKey, list: TermList | undefined, changes: readonly ListChange[]): TermList {
  const numbers = new Set(Array.from(list?.numbers ?? []))
  for (const { number, isIn } of changes) if (!isIn) numbers.delete(number)
  for (const { number, isIn } of changes) if (isIn) numbers.add(number)
  const sorted = Int32Array.from(numbers).sort()
  return { ...key, subjects: sorted.length, numbers: sorted }
}

/** `grownBy`: by how many subjects each term has more, or fewer. */
async function changeParts(trx: Trx, changes: readonly ListChange[]) {
  const byPart = Map.groupBy(changes, nameKey)
  const keys = [...byPart.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
  const before = byKey(await readTermLists(trx, keys))
  const grownBy = new Map<number, number>()
  const lists = keys.map(({ term, quarter }) => {
    const [name, key] = [nameKey({ term, quarter }), { term, quarter }]
    const list = apply(key, before.get(name), byPart.get(name) ?? [])
    grownBy.set(term, (grownBy.get(term) ?? 0) + list.subjects - (before.get(name)?.subjects ?? 0))
    return list
  })
  return { lists, grownBy }
}

/** For each a row for each quarter, and one that tells how many subjects they have together. */
async function splitAll(trx: Trx, lists: readonly TermList[]): Promise<TermList[]> {
  if (lists.length === 0) return []
  const numbers = new Set(lists.flatMap((list) => Array.from(list.numbers ?? [])))
  const quarters = await quartersOf(trx, [...numbers])
  return lists.flatMap(({ term, subjects, numbers: own }) => {
    const byQuarter = Map.groupBy(Array.from(own ?? []), (number) => quarters.get(number) ?? 1)
    const parts = [...byQuarter].map(([quarter, part]) => ({ term, quarter, subjects: part.length, numbers: part }))
    return [{ ...headOf(term), subjects, numbers: null }, ...parts]
  })
}
