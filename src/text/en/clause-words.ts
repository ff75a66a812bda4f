import { isNumberWord } from "../../quantity/en/readers/words.ts"
import { isCapital, type Scan, type Token } from "../../quantity/scan/tokenize.ts"
import type { ClauseWords } from "../languages/text-language.ts"
import { MONTH_NUMBERS, WEEKDAYS } from "./periods/words.ts"

const COMPARISONS: ReadonlySet<string> = new Set([
  ..."compared versus vs against highest lowest largest biggest smallest worst best fastest slowest".split(" "),
  ..."deadliest steepest sharpest longest strongest weakest hottest coldest wettest driest".split(" "),
])

const MOVES =
  /^(up|down|rising|falling|rose|fell|climbed|dropped|increase|decrease|rise|fall|grew|%|cent|higher|lower)$/

/** "than", "compared with"; "from" after a word of change, or before a time that begins no span. */
function startsComparison(scan: Scan, at: number): boolean {
  const text = scan.tokens[at]?.text ?? ""
  if (text === "than") return !isNumber(scan.tokens[at + 1])
  if (COMPARISONS.has(text)) return true
  if (text !== "from" && text !== "above" && text !== "below") return false
  return MOVES.test(scan.tokens[at - 1]?.text ?? "") || (text === "from" && isTime(scan, at + 1))
}

/** "more than 900" is no comparison. */
function isNumber(token: Token | undefined): boolean {
  return token?.kind === "number" || /^[$€£]$/.test(token?.text ?? "") || isNumberWord(token)
}

function isTime(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined) return false
  if (/^(19|20)\d\d$/.test(token.text)) return true
  return isCapital(scan, token) && (MONTH_NUMBERS.has(token.text) || WEEKDAYS.has(token.text))
}

export const ENGLISH_CLAUSES: ClauseWords = Object.freeze({
  relatives: new Set("who which whose whom where".split(" ")),
  needsComma: false,
  asides:
    /^(built|rebuilt|bought|shut|struck|hit|sunk|written|known|chosen|driven|begun|brought|caught|left|paid|sent|held|born|made|run|led|set|won|lost|sold|taken|first|then|now)$|^(?!compared)\p{L}{2,}ed$/u,
  coordinators: new Set("and but while whereas though although yet as so".split(" ")),
  contrasts: new Set("but while whereas before".split(" ")),
  and: "and",
  afterAnd:
    /^(has|have|had|was|were|is|are|will|would|could|may|in|on|during|since|by|last|this|now|it|he|she|they|we|i|the|its|his|her|their|there|then|later)$|\p{L}{2,}ed$/u,
  beforeTime: new Set(
    "and but while in on at during since by as of the late early mid end start beginning close between from over for throughout within past last first half week - earlier later through until stand".split(
      " ",
    ),
  ),
  startsComparison,
})
