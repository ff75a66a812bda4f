import type { Name, NameWord } from "./read-name.ts"
import { likenWords, type WordLikeness } from "./word-likeness.ts"

export type Pair = { readonly a: NameWord; readonly b: NameWord; readonly is: WordLikeness }

/** Several words of one name that the other writes as one: "air strikes" and "airstrikes", or "NYT". */
export type Bundle = { readonly one: NameWord; readonly several: readonly NameWord[] }

/** Which words of two names belong together. */
export type Alignment = {
  readonly pairs: readonly Pair[]
  readonly joins: readonly Bundle[]
  readonly initials: readonly Bundle[]
  /** The words that a name is about and that have no like. */
  readonly left: { readonly a: readonly NameWord[]; readonly b: readonly NameWord[] }
  /** Words that may be left out and that only one name has. */
  readonly light: readonly NameWord[]
}

/** The surest first: a word has one like at most. */
const BY_SURENESS: readonly WordLikeness[] = ["same", "short", "form", "sound", "typo", "meaning"]

export function alignWords(a: Name, b: Name): Alignment {
  const pairs = pairWords(a.content, b.content)
  const paired = new Set(pairs.flatMap((pair) => [pair.a, pair.b]))
  const left = { a: without(a.content, paired), b: without(b.content, paired) }
  const bundled = [...findBundles(left.a, without(b.words, paired)), ...findBundles(left.b, without(a.words, paired))]
  const used = new Set(bundled.flatMap(({ one, several }) => [one, ...several]))
  return {
    pairs,
    joins: bundled.filter((bundle) => isJoin(bundle)),
    initials: bundled.filter((bundle) => !isJoin(bundle)),
    left: { a: without(left.a, used), b: without(left.b, used) },
    light: without([...listOwn(a, b), ...listOwn(b, a)], used),
  }
}

function pairWords(a: readonly NameWord[], b: readonly NameWord[]): Pair[] {
  const all = a.flatMap((one) =>
    b.flatMap((other) => {
      const is = likenWords(one, other)
      return is === null ? [] : [{ a: one, b: other, is }]
    }),
  )
  const taken = new Set<NameWord>()
  return BY_SURENESS.flatMap((sureness) => all.filter(({ is }) => is === sureness)).filter((pair) => {
    if (taken.has(pair.a) || taken.has(pair.b)) return false
    taken.add(pair.a).add(pair.b)
    return true
  })
}

function without(words: readonly NameWord[], taken: ReadonlySet<NameWord>): NameWord[] {
  return words.filter((word) => !taken.has(word))
}

/** Light words of one name that the other has in no form. Where a name has no other words they were paired already. */
function listOwn(name: Name, other: Name): NameWord[] {
  const light = name.words.filter((word) => !name.content.includes(word))
  return light.filter((word) => !other.words.some((one) => likenWords(word, one) !== null))
}

/** Each word of `ones` that stands for words of `others` that follow one another. */
function findBundles(ones: readonly NameWord[], others: readonly NameWord[]): Bundle[] {
  return ones.flatMap((one) => {
    const several = listRuns(others).find((run) => isJoin({ one, several: run }) || areInitials(one, run))
    return several === undefined ? [] : [{ one, several }]
  })
}

function listRuns(words: readonly NameWord[]): NameWord[][] {
  return words.flatMap((_, from) => words.slice(from + 1).map((_, more) => words.slice(from, from + more + 2)))
}

function isJoin({ one, several }: Bundle): boolean {
  return (
    several.map(({ letters }) => letters).join("") === one.letters ||
    several.map(({ stem }) => stem).join("") === one.stem
  )
}

function areInitials({ said, letters }: NameWord, several: readonly NameWord[]): boolean {
  if (said !== said.toUpperCase() || letters.length !== several.length) return false
  return several.every((word, at) => word.letters[0] === letters[at])
}
