import type { Scan } from "../../../quantity/scan/tokenize.ts"
import type { Attribution } from "../../languages/text-language.ts"
import { type FoundSaying, type SayingReader, toAttribution } from "../../prose/saying.ts"
import { readAccording, readAccount, readCited, readFollows, readHeadline, readZufolge } from "./other-sources.ts"
import { readSaying } from "./sayings.ts"

const WORD_READERS: ReadonlyMap<string, SayingReader> = new Map([
  ["laut", readAccording],
  ["gemäß", readAccording],
  ["so", readAccording],
  ["nach", readAccount],
  ["zufolge", readZufolge],
  ["unter", readCited],
  ["aus", readFollows],
])

/** "Die Polizei sagte", "laut der Polizei", "wie die Polizei mitteilte": who, in the order of the sentence. */
export function listAttributions(scan: Scan): Attribution[] {
  const found: FoundSaying[] = []
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const read = WORD_READERS.get(scan.tokens[at]?.text ?? "") ?? readSaying
    const saying = read(scan, at)
    if (saying !== null) found.push(saying)
  }
  const headline = found.length === 0 ? readHeadline(scan) : null
  return (headline === null ? found : [headline]).map((saying) => toAttribution(scan, saying))
}

/** The article tells the gender: "er" is nobody with "die". Who is known by a name alone may be either. */
export function fitsPronoun(pronoun: string, speaker: string): boolean {
  const article = /^(der|die|das|ein|eine)(?= )/i.exec(speaker)?.[0].toLowerCase()
  if (article === undefined) return true
  return pronoun === "er" ? /^(der|ein)$/.test(article) : /^(die|eine)$/.test(article)
}
