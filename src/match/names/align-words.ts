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
  const paired = new Set<NameWord>()
  for (const pair of pairs) paired.add(pair.a).add(pair.b)
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
  const all: Pair[] = []
  for (const one of a) {
    for (const other of b) {
      const is = likenWords(one, other)
      if (is !== null) all.push({ a: one, b: other, is })
    }
  }
  if (all.length < 2) return all
  const taken = new Set<NameWord>()
  return all.sort(surestFirst).filter((pair) => {
    if (taken.has(pair.a) || taken.has(pair.b)) return false
    taken.add(pair.a).add(pair.b)
    return true
  })
}

function surestFirst({ is: a }: Pair, { is: b }: Pair): number {
  return BY_SURENESS.indexOf(a) - BY_SURENESS.indexOf(b)
}

function without(words: readonly NameWord[], taken: ReadonlySet<NameWord>): readonly NameWord[] {
  if (taken.size === 0) return words
  return words.filter((word) => !taken.has(word))
}

/** Light words of one name that the other has in no form. Where a name has no other words they were paired already. */
function listOwn(name: Name, other: Name): NameWord[] {
  if (name.words.length === name.content.length) return []
  const light = name.words.filter((word) => !name.content.includes(word))
  return light.filter((word) => !other.words.some((one) => likenWords(word, one) !== null))
}

/** Each word of `ones` that stands for words of `others` that follow one another. */
function findBundles(ones: readonly NameWord[], others: readonly NameWord[]): Bundle[] {
  return ones.flatMap((one) => {
    const several = findRun(one, others)
    return several === undefined ? [] : [{ one, several }]
  })
}

/** The first words in a row that one word stands for: they begin as it does. */
function findRun(one: NameWord, words: readonly NameWord[]): readonly NameWord[] | undefined {
  for (let from = 0; from < words.length - 1; from += 1) {
    if (!beginsWith(one, words[from])) continue
    for (let end = from + 2; end <= words.length; end += 1) {
      const several = words.slice(from, end)
      if (isJoin({ one, several }) || areInitials(one, several)) return several
    }
  }
  return undefined
}

function beginsWith({ letters, stem }: NameWord, first: NameWord | undefined): boolean {
  return first !== undefined && (letters[0] === first.letters[0] || stem.startsWith(first.stem))
}

function isJoin({ one, several }: Bundle): boolean {
  return isSpelt(one.letters, several, "letters") || isSpelt(one.stem, several, "stem")
}

/** Whether a text is that of these words one after another. */
function isSpelt(text: string, words: readonly NameWord[], by: "letters" | "stem"): boolean {
  let at = 0
  for (const word of words) {
    if (!text.startsWith(word[by], at)) return false
    at += word[by].length
  }
  return at === text.length
}

function areInitials({ said, letters }: NameWord, several: readonly NameWord[]): boolean {
  if (letters.length !== several.length || said !== said.toUpperCase()) return false
  return several.every((word, at) => word.letters[0] === letters[at])
}
