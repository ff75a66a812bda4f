import { indexPhrases, type PhraseIndex } from "../scan/phrases.ts"

/** Before an order: "mehrere Hundert". */
const FEW = ["mehrere", "mehreren", "mehrerer", "einige", "einigen", "einiger", "ein paar", "etliche", "etlichen"]

/** [after "mehrere", alone, order]. Alone they end in -e or -en, by their case. */
const ORDERS: readonly (readonly [after: readonly string[], alone: readonly string[], order: string])[] = [
  [["Dutzend"], ["Dutzende", "Dutzenden"], "dozens"],
  [["Hundert", "100"], ["Hunderte", "Hunderten", "Hunderter"], "hundreds"],
  [["Tausend", "1000", "1.000"], ["Tausende", "Tausenden", "Tausender", "Abertausende"], "thousands"],
  [["Zehntausend", "10.000"], ["Zehntausende", "Zehntausenden"], "tens-of-thousands"],
  [["Hunderttausend", "100.000"], ["Hunderttausende", "Hunderttausenden"], "hundreds-of-thousands"],
  [["Millionen"], ["Millionen"], "millions"],
  [["Dutzend Millionen"], ["Dutzende Millionen"], "tens-of-millions"],
  [["Hundert Millionen"], ["Hunderte Millionen", "Hunderten Millionen"], "hundreds-of-millions"],
  [["Milliarden"], ["Milliarden"], "billions"],
  [["Dutzend Milliarden"], ["Dutzende Milliarden"], "tens-of-billions"],
  [["Hundert Milliarden"], ["Hunderte Milliarden", "Hunderten Milliarden"], "hundreds-of-billions"],
  [["Billionen"], ["Billionen"], "trillions"],
]

/** "Mehrere Hundert", "mehrere Hunderte": two to ten of it. */
function severalPhrases(after: readonly string[], alone: readonly string[]): string[] {
  return FEW.flatMap((word) => [...after, ...alone].map((noun) => `${word} ${noun}`))
}

/** "zig Tausend", "Zigtausend" */
function umpteenPhrases(after: readonly string[]): string[] {
  return after.filter((noun) => /^\p{L}/u.test(noun)).flatMap((noun) => [`zig ${noun}`, `Zig${noun.toLowerCase()}`])
}

/** "Hunderte", "Tausende und Abertausende"; "viele" only with the plural. */
function phrasesOf(alone: readonly string[]): string[] {
  const many = ["viele", "vielen", "zig"].flatMap((word) => alone.map((noun) => `${word} ${noun}`))
  return [
    ...alone,
    ...many,
    ...alone.map((noun) => `Zig${noun.toLowerCase()}`),
    ...alone.map((noun) => `${noun} und Aber${noun.toLowerCase()}`),
  ]
}

const DIGITS: readonly (readonly [string, string])[] = [
  ["einstellig", "single-digits"],
  ["zweistellig", "double-digits"],
  ["dreistellig", "triple-digits"],
].flatMap(([stem = "", order = ""]) =>
  ["", "e", "en", "er", "es"].map((ending): [string, string] => [stem + ending, order]),
)

/** Each phrase with its order, by the name that the hedge profile has for it. */
export const ORDER_PHRASES: PhraseIndex<string> = indexPhrases([
  ...ORDERS.flatMap(([after, , order]) => umpteenPhrases(after).map((phrase): [string, string] => [phrase, order])),
  ...ORDERS.flatMap(([, alone, order]) => phrasesOf(alone).map((phrase): [string, string] => [phrase, order])),
  ...ORDERS.flatMap(([after, alone, order]) =>
    severalPhrases(after, alone).map((phrase): [string, string] => [phrase, `several-${order}`]),
  ),
  ...DIGITS,
])

const VAGUE = [
  ...["mehrere", "mehreren", "mehrerer", "einige", "einigen", "einiger", "viele", "vielen", "vieler", "etliche"],
  ...["etlichen", "zahlreiche", "zahlreichen", "zahlreicher", "wenige", "wenigen", "ein paar", "eine Handvoll"],
  ...["eine Reihe von", "unzählige", "unzähligen", "eine Vielzahl von", "jede Menge"],
]

/** Words that say that there are some, and name no number. */
export const VAGUE_PHRASES: PhraseIndex<true> = indexPhrases(VAGUE.map((phrase) => [phrase, true] as const))
