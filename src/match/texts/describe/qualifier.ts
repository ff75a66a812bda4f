import type { ClauseWord } from "./list-clause-words.ts"

/** The words of a class that describe a figure, and the groups of the class that they belong to. */
export type Qualifier = { readonly words: readonly ClauseWord[]; readonly groups: ReadonlySet<string> }

/** By the name of the class. */
export type Qualifiers = ReadonlyMap<string, Qualifier>

export type Found = Qualifier & { readonly name: string }

/** Whether two words of a class exclude each other. */
export function areApart(one: Qualifier, other: Qualifier): boolean {
  return ![...one.groups].some((group) => other.groups.has(group))
}

/** Of the nearest of its words. */
export function costOf({ words }: Qualifier): number {
  return Math.min(...words.map(({ cost }) => cost))
}
