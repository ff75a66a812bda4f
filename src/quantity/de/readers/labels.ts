import type { Found } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { isCapital, isJoined, type Scan, type Token, writtenForm } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { isNumberWord } from "../compound.ts"
import { PEOPLE } from "../counted-nouns.ts"
import { EMERGENCIES, LABELS, NAMES, PLACES, PLURAL_LABELS, ROADS, SHORT_LABELS, STREET_ENDINGS } from "../labels.ts"
import { SCALES, SHORT_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"

/** "Artikel 5", "§ 218", "Boeing 737", "Nr. 10", "Formel 1", "Hauptstraße 12", "A 7", "die 112", "Hannover 96". */
export function readLabel(scan: Scan, at: number): Found | null {
  if (isRankInWords(scan, at)) return { start: at, end: at + 1, kind: "other", what: "a label, part of a name" }
  if (scan.tokens[at]?.kind !== "number") return null
  if (mayBePlace(scan, at)) return { start: at, end: at + 1, kind: "unread", reason: MAY_BE_PLACE }
  const isName = isRoad(scan, at) || isNumbered(scan, at) || isCalled(scan, at) || isEmissionNorm(scan, at)
  const end = isLabelled(scan, at) ? endOfLabelNumbers(scan, at) : isName ? at + 1 : null
  return end === null ? null : { start: at, end, kind: "other", what: "a label, part of a name" }
}

/** "Platz eins", "Nummer zwei"; but "auf dem Platz zwei Menschen". */
function isRankInWords(scan: Scan, at: number): boolean {
  const [label, number, next] = [scan.tokens[at - 1], scan.tokens[at], scan.tokens[at + 1]]
  if (number?.kind !== "word" || label === undefined || !RANKS.has(label.text) || !isCapital(scan, label)) return false
  return isNumberWord(number.text) && (next === undefined || !isCapital(scan, next))
}

const RANKS: ReadonlySet<string> = new Set(
  "platz rang nummer runde teil kapitel phase stufe artikel liga klasse".split(" "),
)

/** "Stufe 2-3", "Halle 3 bis 5", "§§ 5 und 6", "Platz 14 von 180": the numbers that one label has. */
function endOfLabelNumbers(scan: Scan, at: number): number {
  const { tokens } = scan
  const [joiner, second] = [tokens[at + 1]?.text ?? "", tokens[at + 2]?.text ?? ""]
  if (!/^\d{1,4}$/.test(second)) return at + 1
  const isDash = /^[-–/]$/.test(joiner) && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  const after = tokens[at + 3]
  const isFree = after === undefined || !isCapital(scan, after)
  const isSeveral = /^(und|oder)$/.test(joiner) && (isFree || PLURAL_LABELS.has(tokens[at - 1]?.text ?? ""))
  return isDash || isSeveral || joiner === "bis" || joiner === "von" ? at + 3 : at + 1
}

function isLabelled(scan: Scan, at: number): boolean {
  const hasDot = scan.tokens[at - 1]?.text === "." && isJoined(scan.tokens, at - 1)
  const label = scan.tokens[hasDot ? at - 2 : at - 1]
  if (label === undefined || !/^\d{1,5}$/.test(scan.tokens[at]?.text ?? "")) return false
  if (label.kind === "mark") return LABELS.has(label.text)
  if (writtenForm(scan, label) === label.text) return false
  if (hasDot) return SHORT_LABELS.has(label.text)
  return (LABELS.has(label.text) && !isMeasured(scan, at + 1) && !isPlace(scan, at)) || isStreet(scan, label.text, at)
}

/** A percent sign, a scale, or a unit in a word that is no span of time: "im Block 40 Prozent". */
function isMeasured({ tokens }: Scan, at: number): boolean {
  const text = tokens[at]?.text ?? ""
  if (SCALES.has(text) || SHORT_SCALES.has(text)) return true
  const unit = matchFrom(UNIT_PHRASES, tokens, at)
  return unit !== null && (text.length > 1 || text === "%") && findUnit(unit.value.codes[0] ?? "")?.dimension !== "time"
}

const BEFORE_PLACE: ReadonlySet<string> = new Set(
  "im am vom beim der dem einem einer diesem dieser seiner ihrer".split(" "),
)

/** "Auf dem Flug 176 Menschen", "in der Klasse 25 Schüler": who is counted where, and not the number of a place. */
function isPlace(scan: Scan, at: number): boolean {
  const [before, label, next] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at + 1]]
  if (!PLACES.has(label?.text ?? "") || !BEFORE_PLACE.has(before?.text ?? "")) return false
  return PEOPLE.has(next?.text ?? "")
}

const MAY_BE_PLACE = "it may be a number or the name of a place"

/** "Im Raum 5 Waffen" may be five, or the name of the room; "auf der Linie 5 Richtung Zentrum" is a name. */
function mayBePlace(scan: Scan, at: number): boolean {
  const [before, label, next] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at + 1]]
  if (label === undefined || next === undefined || !PLACES.has(label.text) || !isCapital(scan, label)) return false
  if (!BEFORE_PLACE.has(before?.text ?? "") || !isCapital(scan, next) || isMeasured(scan, at + 1)) return false
  return !PEOPLE.has(next.text) && !BEHIND_NAME.has(next.text) && !/^(pro|je)$/.test(next.text)
}

/** Behind the number of a place these go on with its name. */
const BEHIND_NAME: ReadonlySet<string> = new Set("richtung uhr satz absatz nach".split(" "))

/** "die A 7", "Bundesstraße B 27", "U 6": one capital letter; but "Vitamin C 500 mg" and "in Gruppe A 3 Punkte". */
function isRoad(scan: Scan, at: number): boolean {
  const [before, letter] = [scan.tokens[at - 2], scan.tokens[at - 1]]
  if (letter?.text.length !== 1 || !isCapital(scan, letter) || !/^[1-9]\d{0,2}$/.test(scan.tokens[at]?.text ?? "")) {
    return false
  }
  if (isMeasured(scan, at + 1)) return false
  return (
    before === undefined ||
    !isCapital(scan, before) ||
    ROADS.has(before.text) ||
    isProduct(before.text) ||
    isSentenceStart(scan, at - 2)
  )
}

function isProduct(text: string): boolean {
  return LABELS.has(text) && !PLACES.has(text)
}

/** The word at the token `at` has its capital from the start of a sentence. */
function isSentenceStart({ tokens }: Scan, at: number): boolean {
  const before = tokens[at - 1]
  return (before === undefined || before.text === ".") && /^(die|der|auf|an|in)$/.test(tokens[at]?.text ?? "")
}

/** "Schalke 04", "Hannover 96", "Porsche 911". */
function isNumbered(scan: Scan, at: number): boolean {
  const [name, number] = [scan.tokens[at - 1], scan.tokens[at]?.text ?? ""]
  if (name === undefined || !isCapital(scan, name)) return false
  return /^0\d$/.test(number) || NAMES.get(name.text) === number
}

/** "Euro 6" is a norm for exhausts; "Euro 5 pro Stück" is a price. */
function isEmissionNorm({ tokens }: Scan, at: number): boolean {
  if (tokens[at - 1]?.text !== "euro" || !/^[3-7]$/.test(tokens[at]?.text ?? "")) return false
  return !/^(pro|je|[/.,])$/.test(tokens[at + 1]?.text ?? "") || tokens[at + 2]?.kind !== "word"
}

/** "die 112", "wählte 110". */
function isCalled({ tokens }: Scan, at: number): boolean {
  if (!EMERGENCIES.has(tokens[at]?.text ?? "") || tokens[at + 1]?.kind === "number") return false
  const before = tokens[at - 1]?.text ?? ""
  if (before === "unter") return /^(erreichbar|zu|anrufen|melden)$/.test(tokens[at + 1]?.text ?? "")
  if (/^(wählt|wählte|wählten|wählen|gewählt)$/.test(before)) return true
  return before === "die" && !isWord(tokens[at + 1])
}

function isWord(token: Token | undefined): boolean {
  return (
    token?.kind === "word" &&
    !/^(und|oder|an|ein|aus|ist|war|rief|ruft|wählen|gewählt|anrufen|angerufen)$/.test(token.text)
  )
}

/** Three digits at most: "am Alexanderplatz 3000 Menschen" counts people. */
function isStreet(scan: Scan, text: string, at: number): boolean {
  return (
    (scan.tokens[at]?.end ?? 0) - (scan.tokens[at]?.start ?? 0) <= 3 && STREET_ENDINGS.some((end) => text.endsWith(end))
  )
}
