import { ENGLISH } from "../../quantity/en/english.ts"
import { readArticleUnit } from "../../quantity/en/readers/article-unit.ts"
import { readYearInWords } from "../../quantity/en/readers/word-years.ts"
import type { Language, Reader } from "../../quantity/scan/language.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import { MULTIPLIERS } from "./idioms.ts"
import { readAge } from "./readers/age.ts"
import { readMultiple } from "./readers/multiple.ts"
import { readEra, readNumberInName, readRisingScore } from "./readers/name.ts"
import { readPronounOne } from "./readers/one.ts"
import { readOnePerson, startsOnePerson } from "./readers/one-person.ts"
import { readProseVague } from "./readers/vague.ts"

/** Readers that replace those of a filed wording, since prose uses the same words in other ways. */
const INSTEAD: Readonly<Record<string, Reader>> = Object.freeze({ multiple: readMultiple, vague: readProseVague })

/**
 * How figures are read in English prose: most readers of prose first, then those of a filed wording, two of them
 * replaced. The first reader that reads something at a token decides.
 */
export const ENGLISH_PROSE: Language = Object.freeze({
  code: "en",
  mayStart: (scan: Scan, at: number) =>
    ENGLISH.mayStart(scan, at) || isMultiplier(scan, at) || startsOnePerson(scan, at),
  readers: Object.freeze([
    ["one", readPronounOne] as const,
    ["one-person", readOnePerson] as const,
    ["years", readYearInWords] as const,
    ["number", readArticleUnit] as const,
    ["era", readEra] as const,
    ["age", readAge] as const,
    ["rising-score", readRisingScore] as const,
    ...ENGLISH.readers
      .filter(([, read]) => read !== readArticleUnit)
      .flatMap(([name, read]) => [
        ...(name === "multiple" ? [["name", readNumberInName] as const] : []),
        [name, INSTEAD[name] ?? read] as const,
      ]),
  ]),
})

function isMultiplier(scan: Scan, at: number): boolean {
  const text = scan.tokens[at]?.text ?? ""
  return MULTIPLIERS.has(text) || text === "twice"
}
