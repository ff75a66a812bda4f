import { type Scan, type Token, tokenize } from "../../../quantity/scan/tokenize.ts"
import { TEXT_LANGUAGES } from "../../../text/languages/text-languages.ts"
import { splitSentences } from "../../../text/prose/split-sentences.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** A word of a text, or a year in it. Positions are UTF-16 units into the text. */
export type Word = {
  readonly start: number
  readonly end: number
  /** In small letters. */
  readonly lower: string
  /** Null for a word without a meaning of its own. */
  readonly stem: string | null
  readonly hasCapital: boolean
  /** Whether it begins a sentence, so that its capital says nothing. */
  readonly isFirst: boolean
  /** What happened to those who are counted, where the word tells it. */
  readonly family: string | null
}

export type Sentence = { readonly start: number; readonly end: number; readonly words: readonly Word[] }

const YEAR = /^(?:19|20)\d\d$/

/** The sentences of a text with their words. The words of a language's `stems` are kept there, since most come again. */
export function readSentences(text: string, vocabulary: Vocabulary, stems: Map<string, string>): readonly Sentence[] {
  return splitSentences(tokenize(text), TEXT_LANGUAGES[vocabulary.code].isAbbreviation).map((scan) => ({
    start: scan.tokens[0]?.start ?? 0,
    end: scan.tokens.at(-1)?.end ?? 0,
    words: readWords(scan, vocabulary, stems),
  }))
}

function readWords(scan: Scan, vocabulary: Vocabulary, stems: Map<string, string>): readonly Word[] {
  const tokens = scan.tokens.filter(({ kind, text }) => kind === "word" || YEAR.test(text))
  const families = findFamilies(tokens, vocabulary)
  return tokens.map((token, index) => {
    const { start, end, text } = token
    return {
      start,
      end,
      lower: text,
      stem: vocabulary.empty.has(text) ? null : stemOf(text, vocabulary, stems),
      hasCapital: token.kind === "word" && scan.folded.charAt(start) !== text.charAt(0),
      isFirst: index === 0,
      family: families[index] ?? null,
    }
  })
}

function stemOf(word: string, { stem }: Vocabulary, stems: Map<string, string>): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const made = stem(word)
  stems.set(word, made)
  return made
}

/** The family of each token. All words of a phrase have that of the phrase: in "fatally shot" both tell of the killed. */
function findFamilies(tokens: readonly Token[], { families }: Vocabulary): readonly (string | null)[] {
  const found: (string | null)[] = []
  for (let at = 0; at < tokens.length; ) {
    const phrases = families.get(tokens[at]?.text ?? "") ?? []
    const phrase = phrases.find(({ rest }) => rest.every((word, index) => tokens[at + 1 + index]?.text === word))
    const length = 1 + (phrase?.rest.length ?? 0)
    for (let word = 0; word < length; word += 1) found.push(phrase?.family ?? null)
    at += length
  }
  return found
}
