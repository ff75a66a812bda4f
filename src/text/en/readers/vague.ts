import { readVague } from "../../../quantity/en/readers/orders.ts"
import type { Found, Surroundings } from "../../../quantity/scan/language.ts"
import type { Scan } from "../../../quantity/scan/tokenize.ts"
import { readNounPhrase } from "../noun-phrase.ts"

/** Words that always mean a number. "Various" and "a lot of" mean kinds and amounts as often. */
const TELLING = /^(several|a few|quite a few|many|numerous|countless|a handful|a couple|scores)\b/

/** "several people": in prose only before the plural that it counts, not as "several times" or in "few doubt". */
export function readProseVague(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const found = readVague(scan, at, from, known)
  if (found?.kind !== "figure") return found
  const words = scan.tokens
    .slice(at, found.end)
    .map(({ text }) => text)
    .join(" ")
  if (!TELLING.test(words) || scan.tokens[found.end]?.text === "times") return skip(found)
  if (found.unit !== null) return found
  const noun = readNounPhrase(scan, scan.tokens[found.end]?.text === "of" ? found.end + 1 : found.end, false)
  return noun !== null && /(s|people|men|children)$/.test(scan.tokens[noun.end - 1]?.text ?? "") ? found : skip(found)
}

function skip({ start, end }: Found): Found {
  return { start, end, kind: "other", what: "a vague word that counts nothing" }
}
