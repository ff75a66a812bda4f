import type { Surroundings } from "../language.ts"
import { matchFrom, type PhraseIndex, type PhraseMatch } from "../phrases.ts"
import { isJoined, type Scan, writtenForm } from "../tokenize.ts"
import type { UnitMatch } from "../unit-match.ts"
import { CURRENCY_CODES, type UnitName } from "../unit-phrases.ts"
import { readComposite } from "./composite-symbols.ts"

export type { UnitMatch }

/** How a language names units. */
export type UnitWords = {
  readonly phrases: PhraseIndex<UnitName>
  /** A symbol that is told apart by case, at the token `at`, where it is written as `written`. */
  readonly readSymbol: (scan: Scan, at: number, written: string) => UnitMatch | null
}

/** A code, a name or a symbol at the token `at`; `settle` says what a name means there. */
export function readUnitName(
  { phrases, readSymbol }: UnitWords,
  scan: Scan,
  at: number,
  settle: (phrase: PhraseMatch<UnitName>) => UnitMatch,
): UnitMatch | null {
  const token = scan.tokens[at]
  if (token === undefined) return null
  const written = writtenForm(scan, token)
  if (CURRENCY_CODES.has(written)) return { end: at + 1, code: written, isCents: false }
  const composite = token.kind === "word" ? readComposite(scan, at) : null
  if (composite !== null) return composite
  const phrase = matchFrom(phrases, scan.tokens, at)
  return phrase !== null && !isPrefixOfNext(scan, phrase.end) ? settle(phrase) : readSymbol(scan, at, written)
}

/** "5 $3": the sign belongs to the number that it is joined to. */
function isPrefixOfNext(scan: Scan, end: number): boolean {
  const next = scan.tokens[end]
  return next?.kind === "number" && isJoined(scan.tokens, end) && scan.tokens[end - 1]?.kind === "mark"
}

/** What a name means: what the reader expects, else what is usual, else what its neighbours show, else nothing. */
export function settleUnit(
  name: UnitName,
  end: number,
  known: Surroundings,
  findByNeighbours: () => string | null,
): UnitMatch {
  const expected = name.codes.find((code) => code === known.unit?.code)
  const code = expected ?? name.usual ?? findByNeighbours()
  const scale = name.scale && { scale: name.scale }
  if (code !== null) return { end, code, isCents: name.isCents, ...scale }
  return { end, name: name.name, reason: `"${name.name}" can mean ${listCodes(name.codes)}; say which`, ...scale }
}

function listCodes(codes: readonly string[]): string {
  return `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}`
}

/** The hyphen of "60-mm", which is joined on both sides. */
export function skipHyphen(tokens: Scan["tokens"], at: number): number {
  return tokens[at]?.text === "-" && isJoined(tokens, at) && isJoined(tokens, at + 1) ? at + 1 : at
}
