import { PARAGRAPH, type Scan, type Token } from "../../quantity/scan/tokenize.ts"

const ENDS: ReadonlySet<string> = new Set([".", "!", "?", "…", PARAGRAPH])
const CLOSERS: ReadonlySet<string> = new Set(['"', "'", "”", "’", "»", ")", "]"])

/** A sentence ends here at the latest, so that a search through one sentence never takes time for the whole text. */
const MOST_TOKENS = 600

/**
 * The sentences of a text, each a scan of its own over the same text, so that no reader sees beyond its sentence.
 * Headlines end at the line's end, without a full stop. `isAbbreviation` is the language's.
 */
export function splitSentences(scan: Scan, isAbbreviation: (scan: Scan, at: number) => boolean): Scan[] {
  const sentences: Scan[] = []
  const { tokens } = scan
  let start = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const end = endOfSentence(scan, at, isAbbreviation) ?? (at - start >= MOST_TOKENS ? at + 1 : null)
    if (end === null) continue
    push(end)
    at = end - 1
  }
  push(tokens.length)
  return sentences

  function push(end: number): void {
    if (end > start) sentences.push({ ...scan, tokens: tokens.slice(start, end) })
    start = end
  }
}

/** The token after the sentence that ends at the token `at`, null where none ends. */
function endOfSentence(scan: Scan, at: number, isAbbreviation: (scan: Scan, at: number) => boolean): number | null {
  const token = scan.tokens[at]
  if (token === undefined) return null
  if (token.kind !== "mark" || !ENDS.has(token.text)) return breaksLine(scan, at) ? at + 1 : null
  if (token.text === PARAGRAPH) return at + 1
  const end = skipClosers(scan.tokens, at + 1)
  const next = scan.tokens[end]
  if (next === undefined) return end
  if (next.start === scan.tokens[end - 1]?.end || !startsSentence(scan, next)) return null
  return token.text === "." && isAbbreviation(scan, at) ? null : end
}

/** Marks of closing that are joined to the full stop, also several: `."`, `.)`. */
function skipClosers(tokens: readonly Token[], at: number): number {
  let end = at
  while (end < tokens.length && isCloser(tokens[end], tokens[end - 1])) end += 1
  return end
}

function isCloser(token: Token | undefined, before: Token | undefined): boolean {
  return token?.kind === "mark" && token.start === before?.end && (CLOSERS.has(token.text) || ENDS.has(token.text))
}

/** Anything but a word in small letters. */
function startsSentence(scan: Scan, token: Token): boolean {
  return token.kind !== "word" || scan.folded.charAt(token.start) !== token.text.charAt(0)
}

/** A line that ends in a word and is followed by a capital: a headline. Else the text is only wrapped. */
function breaksLine(scan: Scan, at: number): boolean {
  const [token, next] = [scan.tokens[at], scan.tokens[at + 1]]
  if (token === undefined || next === undefined || next.start === token.end) return false
  if (scan.folded.charCodeAt(token.end) > 32) return false
  return scan.folded.slice(token.end, next.start).includes("\n") && token.kind === "word" && startsSentence(scan, next)
}
