/**
 * One character for each of the many that print alike, so that readers meet only one of them. Every replacement is one
 * UTF-16 unit for one, so that positions in the folded text are positions in the text.
 */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ...pairs("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
  ...pairs("\u2018\u2019\u02bc\u02b9\u2032\u00b4`", "'"),
  ...pairs("\u2010\u2011\ufe63", "-"),
  ...pairs("\u2012", "–"),
  ...pairs("\u2015", "—"),
  ...pairs("\u2044", "/"),
  ...pairs("\u2028\u2029\r", "\n"),
  ...pairs("º˚∘", "°"),
  ...pairs("\u223c\u223d\u02dc", "~"),
  ...fullWidth(),
])
const FOLDABLE = new RegExp(`[${[...FOLDED.keys()].join("")}]`, "g")
const ONLY_ASCII = /^[\n -_a-~]*$/

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((character) => [character, to])
}

/** ！ to ～ repeat ASCII ! to ~ in the width of a Chinese character. */
function fullWidth(): [string, string][] {
  const pair = (code: number): [string, string] => [String.fromCharCode(code), String.fromCharCode(code - 0xfee0)]
  return Array.from({ length: 0x5e }, (_, index) => pair(0xff01 + index))
}

export function foldText(text: string): string {
  return ONLY_ASCII.test(text) ? text : text.replace(FOLDABLE, (character) => FOLDED.get(character) ?? character)
}

/** A few letters grow when lowered (İ); then each is lowered alone, or left, to keep positions. */
export function lowerText(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, at) => lowerUnit(text.charAt(at))).join("")
}

function lowerUnit(unit: string): string {
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}
