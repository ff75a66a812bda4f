import { isJoined, type Scan } from "../../quantity/scan/tokenize.ts"

const SHORTENED: ReadonlySet<string> = new Set([
  ..."dr prof nr str ca bzw usw etc evtl ggf inkl max min mio mrd tsd st hl jan feb apr aug sept okt nov dez".split(
    " ",
  ),
])

/** "Nr. 5", "z. B.", "am 3. Mai", "Dr. Weber". */
export function isAbbreviation(scan: Scan, at: number): boolean {
  const before = scan.tokens[at - 1]
  if (before === undefined || !isJoined(scan.tokens, at)) return false
  if (before.kind === "number") return /^\d{1,2}$/.test(before.text)
  return before.text.length === 1 || SHORTENED.has(before.text)
}
