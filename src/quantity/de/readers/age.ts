import { exact, ONE } from "../../numbers/exact.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { isCapital, type Scan, writtenForm } from "../../scan/tokenize.ts"

/** "Anna Schmidt (34)", "Jan Weber, 59, starb": in prose the age of somebody whose first and last name stand before. */
export function readAge(scan: Scan, at: number, _from: number, { inProse }: Surroundings): Found | null {
  const number = scan.tokens[at]
  if (!inProse || number === undefined || !/^([1-9]\d|1[01]\d)$/.test(number.text) || !isAside(scan, at)) return null
  if (![at - 2, at - 3].every((name) => isName(scan, name)) || isTallied(scan, at)) return null
  const numeral = { mantissa: exact(number.text), places: 0, scale: ONE }
  return { start: at, end: at + 1, kind: "figure", meaning: { hedge: "none", numeral }, unit: "a" }
}

function isAside({ tokens }: Scan, at: number): boolean {
  const [open, close] = [tokens[at - 1]?.text, tokens[at + 1]?.text]
  return (open === "(" && close === ")") || (open === "," && close === ",")
}

/** A word with a capital and small letters behind it: parties and firms in capitals have no age. */
function isName(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && isCapital(scan, token) && /^\p{Lu}\p{Ll}+$/u.test(writtenForm(scan, token))
}

/** Tokens back in which a word of counting is looked for. */
const REACH = 16

/** "Sitze: Freie Wähler (24), Junge Liste (12)". */
function isTallied({ tokens }: Scan, at: number): boolean {
  return tokens.slice(Math.max(0, at - REACH), at).some(({ text }) => TALLIED.test(text))
}

const TALLIED = /^(sitze?n?|stimmen|punkten?|mandate?|medaillen|tore|prozent|zahl|zahlen|ergebnis|ergebnisse)$/
