/** The named characters that news text has; any other name is left as it is written. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...pairs("amp & lt < gt > quot \" apos ' ndash – mdash — minus − hellip … middot · bull •"),
  ...pairs("lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo »"),
  ...pairs("euro € pound £ yen ¥ cent ¢ deg ° plusmn ± times × divide ÷ permil ‰ asymp ≈ le ≤ ge ≥ frasl ⁄"),
  ...pairs("frac12 ½ frac14 ¼ frac34 ¾ sup2 ² sup3 ³ micro µ numero №"),
  ...pairs("auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü szlig ß eacute é egrave è agrave à ccedil ç ntilde ñ"),
  ...["nbsp", "ensp", "emsp", "thinsp", "numsp", "hairsp"].map((name): [string, string] => [name, " "]),
  ...["shy", "zwnj", "zwj"].map((name): [string, string] => [name, ""]),
])

function pairs(list: string): [string, string][] {
  const words = list.split(" ")
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ""] as [string, string]] : []))
}

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/iy

const LAST_CODE = 0x10ffff

/** The character that is named at `at`, and where its name ends; null where none is. */
export function readEntity(source: string, at: number): { readonly text: string; readonly end: number } | null {
  ENTITY.lastIndex = at
  const match = ENTITY.exec(source)
  if (match === null) return null
  const [all, decimal, hex, name] = match
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal)
  const text = name === undefined ? characterOf(code) : NAMED.get(name)
  return text === undefined ? null : { text, end: at + all.length }
}

function characterOf(code: number): string | undefined {
  return code > 0 && code <= LAST_CODE ? String.fromCodePoint(code) : undefined
}
