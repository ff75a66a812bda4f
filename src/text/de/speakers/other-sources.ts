import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { FoundSaying } from "../../prose/saying.ts"
import { isNoun, LONGEST_NAME, readName, toSource } from "./names.ts"
import { ACCOUNTS, ARTICLES, SPEAKER_NOUN } from "./words.ts"

function sourced(scan: Scan, name: TokenSpan, saying: TokenSpan, content: FoundSaying["content"]): FoundSaying {
  return { name: toSource(scan, name), saying, content, until: scan.tokens.length, isPronoun: false }
}

/** At the start of a sentence what is said stands behind it. */
function sideOf(at: number): FoundSaying["content"] {
  return at === 0 ? "after" : "before"
}

/** "laut der Feuerwehr", "gemäß dem Bericht", ", so das Ministerium" */
export function readAccording(scan: Scan, at: number): FoundSaying | null {
  if (textAt(scan, at) === "so" && !/^[,“"”]$/.test(textAt(scan, at - 1))) return null
  const name = readName(scan, at + 1)
  return name && sourced(scan, name, { start: at, end: name.end }, sideOf(at))
}

/** "nach Angaben des Ministeriums", "nach Schätzungen von Experten" */
export function readAccount(scan: Scan, at: number): FoundSaying | null {
  const account = [at + 1, at + 2].find((next) => ACCOUNTS.test(textAt(scan, next)))
  if (account === undefined) return null
  const name = readName(scan, /^(von|vom|aus)$/.test(textAt(scan, account + 1)) ? account + 2 : account + 1)
  return name && sourced(scan, name, { start: at, end: name.end }, sideOf(at))
}

/** "Dem Innenministerium zufolge", "Augenzeugen zufolge" */
export function readZufolge(scan: Scan, at: number): FoundSaying | null {
  let start = at
  while (start > at - LONGEST_NAME && (isNoun(scan, start - 1) || ARTICLES.has(textAt(scan, start - 1)))) start -= 1
  const name = readName(scan, start)
  return name?.end === at ? sourced(scan, name, { start, end: at + 1 }, sideOf(start)) : null
}

/** "unter Berufung auf zwei Beamte" */
export function readCited(scan: Scan, at: number): FoundSaying | null {
  if (textAt(scan, at + 1) !== "berufung" || textAt(scan, at + 2) !== "auf") return null
  const name = readName(scan, at + 3)
  return name && sourced(scan, name, { start: at, end: name.end }, "cited")
}

/** "Aus Zahlen des Zolls geht hervor", "wie aus Daten der Bank hervorgeht" */
export function readFollows(scan: Scan, at: number): FoundSaying | null {
  const name = readName(scan, at + 1)
  if (name === null || !/^(geht|gehen|hervorgeht)$/.test(textAt(scan, name.end))) return null
  const end = textAt(scan, name.end + 1) === "hervor" ? name.end + 2 : name.end + 1
  const isWie = textAt(scan, at - 1) === "wie"
  return sourced(scan, name, { start: isWie ? at - 1 : at, end }, isWie && at > 1 ? "before" : "after")
}

/** "Die UN: 12.000 Menschen vertrieben" */
export function readHeadline(scan: Scan): FoundSaying | null {
  const name = readName(scan, 0)
  if (name === null || textAt(scan, name.end) !== ":" || scan.tokens[name.end + 1] === undefined) return null
  const last = scan.tokens[name.end - 1]
  if (last === undefined) return null
  const isAcronym = /^\p{Lu}{2,6}$/u.test(scan.folded.slice(last.start, last.end)) && !NO_ACRONYMS.has(last.text)
  if (!isAcronym && !SPEAKER_NOUN.test(last.text)) return null
  return sourced(scan, name, { start: 0, end: name.end + 1 }, "after")
}

/** Countries and marks of the newsroom: before a colon they say where something is. */
const NO_ACRONYMS: ReadonlySet<string> = new Set("usa us uk ddr brd eil tv ps".split(" "))
