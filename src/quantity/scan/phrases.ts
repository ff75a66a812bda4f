import { isJoined, type Token, tokenize } from "./tokenize.ts"

type PhraseToken = { readonly text: string; readonly joined: boolean }
type IndexedPhrase<T> = { readonly tokens: readonly PhraseToken[]; readonly value: T }

/** Phrases by their first and by their last token, the longest first. */
export type PhraseIndex<T> = {
  readonly byFirst: ReadonlyMap<string, readonly IndexedPhrase<T>[]>
  readonly byLast: ReadonlyMap<string, readonly IndexedPhrase<T>[]>
}

/** A phrase in a text, as a span of tokens. */
export type PhraseMatch<T> = { readonly start: number; readonly end: number; readonly value: T }

export function indexPhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseIndex<T> {
  const byFirst = new Map<string, IndexedPhrase<T>[]>()
  const byLast = new Map<string, IndexedPhrase<T>[]>()
  for (const [text, value] of entries) {
    const { tokens: found } = tokenize(text)
    const tokens = found.map((token, index) => ({ text: token.text, joined: isJoined(found, index) }))
    file(byFirst, tokens[0], { tokens, value })
    file(byLast, tokens.at(-1), { tokens, value })
  }
  return { byFirst, byLast }
}

function file<T>(index: Map<string, IndexedPhrase<T>[]>, key: PhraseToken | undefined, phrase: IndexedPhrase<T>): void {
  if (key === undefined) return
  const phrases = index.get(key.text) ?? []
  phrases.push(phrase)
  phrases.sort((a, b) => b.tokens.length - a.tokens.length)
  index.set(key.text, phrases)
}

/** The longest phrase that begins at the token `start`. */
export function matchFrom<T>(index: PhraseIndex<T>, tokens: readonly Token[], start: number): PhraseMatch<T> | null {
  const token = tokens[start]
  const phrase = token && index.byFirst.get(token.text)?.find((one) => liesAt(one, tokens, start))
  return phrase ? { start, end: start + phrase.tokens.length, value: phrase.value } : null
}

/** The longest phrase that ends before the token `end` and begins no earlier than `from`. */
export function matchBefore<T>(
  index: PhraseIndex<T>,
  tokens: readonly Token[],
  end: number,
  from: number,
): PhraseMatch<T> | null {
  const token = end > from ? tokens[end - 1] : undefined
  const fits = (one: IndexedPhrase<T>) =>
    end - one.tokens.length >= from && liesAt(one, tokens, end - one.tokens.length)
  const phrase = token && index.byLast.get(token.text)?.find(fits)
  return phrase ? { start: end - phrase.tokens.length, end, value: phrase.value } : null
}

/** What is written together in the phrase must be so in the text: "km2" is not "km 2". */
function liesAt<T>(phrase: IndexedPhrase<T>, tokens: readonly Token[], start: number): boolean {
  return phrase.tokens.every(
    (token, offset) =>
      tokens[start + offset]?.text === token.text && (!token.joined || isJoined(tokens, start + offset)),
  )
}
