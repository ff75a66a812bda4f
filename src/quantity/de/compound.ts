import { BELOW_HUNDRED } from "./number-words.ts"

const THOUSAND = "tausend"
const HUNDRED = "hundert"
/** "neunhundertneunundneunzigtausendneunhundertneunundneunzig", spelled with ss and ue, has 58 letters. */
const LONGEST = 60

/**
 * "zweihundertfünfundvierzigtausend" is 245,000: a number below a million in one word. The word is in small letters.
 * Null where it is none.
 */
export function readCompound(word: string): number | null {
  if (word.length > LONGEST) return null
  const at = word.indexOf(THOUSAND)
  if (at < 0) return readBelowThousand(word)
  const thousands = at === 0 ? 1 : readMultiplier(word.slice(0, at), readBelowThousand)
  const rest = readRest(word.slice(at + THOUSAND.length), readBelowThousand)
  return thousands === null || rest === null ? null : thousands * 1000 + rest
}

function readBelowThousand(word: string): number | null {
  const at = word.indexOf(HUNDRED)
  if (at < 0) return BELOW_HUNDRED.get(word) ?? null
  const hundreds = at === 0 ? 1 : readMultiplier(word.slice(0, at), readBelowTwenty)
  const rest = readRest(word.slice(at + HUNDRED.length), (part) => BELOW_HUNDRED.get(part) ?? null)
  return hundreds === null || rest === null ? null : hundreds * 100 + rest
}

/** "zwölfhundert", but not "zwanzighundert". */
function readBelowTwenty(word: string): number | null {
  const value = BELOW_HUNDRED.get(word)
  return value !== undefined && value < 20 ? value : null
}

/** One is "ein" before a scale, and nothing has none of it. */
function readMultiplier(word: string, read: (word: string) => number | null): number | null {
  if (word === "ein") return 1
  const value = word.endsWith(`${HUNDRED}ein`) ? read(`${word}s`) : read(word)
  return value === 0 || word === "eins" ? null : value
}

/** "tausendundeins", "hundertfünf"; nothing is left of "tausend". */
function readRest(word: string, read: (word: string) => number | null): number | null {
  if (word === "") return 0
  const value = read(word) ?? (word.startsWith("und") ? read(word.slice(3)) : null)
  return value === 0 ? null : value
}

/** Whether a word in small letters is a number. It is cheap to ask of every word: most have no scale in them. */
export function isNumberWord(word: string): boolean {
  if (BELOW_HUNDRED.has(word)) return true
  return (word.includes(HUNDRED) || word.includes(THOUSAND)) && readCompound(word) !== null
}
