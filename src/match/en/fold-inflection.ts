import { foldPlural } from "./fold-plural.ts"

/** Verbs whose forms share no beginning, one verb a line. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [
    "begin began begun beginning",
    "bear born",
    "break broke broken",
    "build built",
    "draw drew drawn",
    "drive drove driven",
    "fall fell fallen",
    "fly flew flown",
    "give gave given",
    "grow grew grown",
    "hold held",
    "lead led",
    "leave left",
    "lend lent",
    "lose lost losing loss",
    "meet met",
    "pay paid",
    "rise rose risen",
    "run ran running",
    "send sent",
    "shoot shot",
    "sink sank sunk",
    "stand stood",
    "strike struck",
    "swim swam swum",
    "throw threw thrown",
    "win won winning",
    "write wrote written writing",
  ]
    .map((line) => line.split(" "))
    .flatMap((forms) => forms.map((form): [string, string] => [form, forms[0] ?? form])),
)

const VERB_ENDING = /^(?=.*[aeiouy])(.{3,}?)(?:(?<!e)ed|ing)$/
/** "Planned", "stopping"; not "called" and "passed". */
const DOUBLED = /([bdgmnprt])\1$/

/**
 * What the forms of a word in lower case have in common, near enough to compare words by: "release", "releases",
 * "released" and "releasing" all fold to "releas".
 */
export function foldInflection(word: string): string {
  const singular = foldPlural(word)
  const form = IRREGULAR.get(word) ?? IRREGULAR.get(singular)
  if (form !== undefined) return form
  const stem = VERB_ENDING.exec(singular)?.[1]
  const bare =
    stem !== undefined && /[aeiouy]/.test(stem) ? stem.replace(DOUBLED, "$1") : singular.replace(/(?<=.{4})ly$/, "")
  return bare.length > 4 ? bare.replace(/e$/, "").replace(/(?<=.{4})at(ion)?$/, "") : bare
}
