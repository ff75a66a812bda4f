import { isJoined, type Scan } from "../../quantity/scan/tokenize.ts"

/** Words that are shortened by a full stop, in small letters. */
const SHORTENED: ReadonlySet<string> = new Set([
  ..."dr fr sfr abs art kap bd prof nr str ca bzw usw etc evtl ggf inkl max min mio mrd tsd st hl jan feb apr aug sept okt nov dez".split(
    " ",
  ),
])

/** Whether the full stop at the token `at` ends no sentence: "Nr. 5", "z. B.", "am 3. Mai", "Dr. Weber". */
export function isAbbreviation(scan: Scan, at: number): boolean {
  const before = scan.tokens[at - 1]
  if (before === undefined || !isJoined(scan.tokens, at)) return false
  if (before.kind === "number") return /^\d{1,2}$/.test(before.text)
  return before.text.length === 1 || SHORTENED.has(before.text)
}
