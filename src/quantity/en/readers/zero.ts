import type { Found, Surroundings } from "../../scan/language.ts"
import { indexPhrases } from "../../scan/phrases.ts"
import { readZeroOf, type ZeroWords } from "../../scan/readers/zero.ts"
import type { Scan } from "../../scan/tokenize.ts"

const WORDS: ZeroWords = Object.freeze({
  none: new Set(["no"]),
  counted: new Set("injuries casualties deaths fatalities victims survivors arrests".split(" ")),
  kinds: new Set("serious civilian military human new reported confirmed known".split(" ")),
  nobody: indexPhrases(["nobody", "no one", "no-one"].map((phrase) => [phrase, true] as const)),
  befalls: new Set(
    "killed injured wounded hurt harmed died dead missing arrested detained hospitalised hospitalized".split(" "),
  ),
})

/** Words that such a figure begins with. */
export const ZERO_STARTS: ReadonlySet<string> = new Set(["no", "nobody"])

/** "no injuries", "nobody was killed" */
export function readZero(scan: Scan, at: number, _from: number, known: Surroundings): Found | null {
  return ZERO_STARTS.has(scan.tokens[at]?.text ?? "") ? readZeroOf(WORDS, scan, at, known) : null
}
