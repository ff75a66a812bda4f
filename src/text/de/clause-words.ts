import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { ClauseWords } from "../languages/text-language.ts"

const COMPARISONS: ReadonlySet<string> = new Set(
  "als gegenüber verglichen vergleich höchste höchster höchsten niedrigste niedrigster niedrigsten".split(" "),
)

function startsComparison(scan: Scan, at: number): boolean {
  return COMPARISONS.has(scan.tokens[at]?.text ?? "")
}

export const GERMAN_CLAUSES: ClauseWords = Object.freeze({
  relatives: new Set(
    "der die das dem den dessen deren denen welcher welche welches welchem wo als nachdem bevor weil obwohl wenn".split(
      " ",
    ),
  ),
  needsComma: true,
  asides: /^(erbaut|errichtet|gestiftet|eröffnet|gegründet|gebaut|geboren)$/,
  coordinators: new Set("und aber während doch jedoch sondern wohingegen".split(" ")),
  contrasts: new Set("während wohingegen".split(" ")),
  and: "und",
  afterAnd:
    /^(hat|haben|hatte|hatten|war|waren|ist|sind|wird|werden|wurde|wurden|soll|sollen|er|sie|es|der|die|das|ein|eine)$/,
  beforeTime: new Set(
    "im in am an seit zum bis ende anfang mitte vom von zwischen ab während des der den dem jahr noch erst stand :".split(
      " ",
    ),
  ),
  startsComparison,
})
