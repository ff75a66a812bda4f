/**
 * What every statement on the tables of families has to say: the family, for every table that it names. A database that
 * keeps families on several machines sends a statement without it to all of them. The rule reads the text of a statement as
 * the service writes them: one alias a table, conditions of the form `alias.family_id = …`.
 */
export const FAMILY_TABLES = [
  "families",
  "figures",
  "figure_claimants",
  "claims",
  "conflicts",
  "conflict_summands",
  "disputes",
  "changes",
  "exceptions",
] as const

/** Says that a statement asks all families on purpose: a list over the whole store, or the look-up of an id's family. */
const ON_PURPOSE = /\/\* (?:every family|finds the family) \*\//

const NAMES = FAMILY_TABLES.join("|")
const NO_ALIAS = "where|on|set|cross|join|left|order|group|limit|values|select|default|for|union|using|returning|inner"
const ALIAS = `(?:\\s+(?:as\\s+)?(?!(?:${NO_ALIAS})\\b)([a-z_]+))?`
const NAMED = new RegExp(`\\b(?:from|join|update|using)\\s+(?:only\\s+)?(${NAMES})\\b${ALIAS}`, "g")
const LISTED = new RegExp(`,\\s*(${NAMES})\\s+(?:as\\s+)?(?!(?:${NO_ALIAS})\\b)([a-z_]+)`, "g")
const INTO = new RegExp(`\\binto\\s+(${NAMES})\\b(?:\\s+as\\s+[a-z_]+)?\\s*(\\([^)]*\\))?`, "g")

/** The tables of a statement, by their aliases, for which it does not give the family. Empty where all is well. */
export function findWithoutFamily(statement: string): string[] {
  const text = statement.replaceAll('"', "").replace(/\s+/g, " ").toLowerCase()
  if (ON_PURPOSE.test(statement) || !/^\s*(?:\/\*.*?\*\/\s*)*(?:select|insert|update|delete|with)\b/.test(text))
    return []
  return [...findUntied(text), ...findKeyless(text)]
}

function findUntied(text: string): string[] {
  const named = [...text.matchAll(NAMED), ...text.matchAll(LISTED)]
  const aliases = named.map(([, table = "", alias]) => alias ?? table)
  const tied = new Set(aliases.filter((alias) => isGiven(text, alias, aliases)))
  for (let before = -1; before < tied.size; ) {
    before = tied.size
    for (const alias of aliases) if ([...tied].some((other) => areEqual(text, alias, other))) tied.add(alias)
  }
  return aliases.filter((alias) => !tied.has(alias))
}

/** Whether a condition says the family of a table by a value, a list, or the row of something that is no such table. */
function isGiven(text: string, alias: string, aliases: readonly string[]): boolean {
  const column = (FAMILY_TABLES as readonly string[]).includes(alias)
    ? `(?:${alias}\\.|(?<![.\\w]))family_id`
    : `\\b${alias}\\.family_id`
  if (new RegExp(`${column} (?:= ?(?:\\$|any ?\\()|in ?\\()`).test(text)) return true
  if (new RegExp(`\\(${column}, [a-z_.]+\\) in \\(`).test(text)) return true
  const others = [...text.matchAll(new RegExp(`${column} = ([a-z_]+)\\.family_id`, "g"))].map(([, other = ""]) => other)
  return others.some((other) => !aliases.includes(other))
}

function areEqual(text: string, a: string, b: string): boolean {
  return [`${a}.family_id = ${b}.family_id`, `${b}.family_id = ${a}.family_id`].some((condition) =>
    text.includes(condition),
  )
}

/** What is inserted names its family among its columns. */
function findKeyless(text: string): string[] {
  return [...text.matchAll(INTO)]
    .filter(([, , columns = ""]) => !/\bfamily_id\b/.test(columns))
    .map(([, table = ""]) => table)
}

/** Whether a statement waits for rows of several families: on several machines that could wait for itself. */
export function locksSeveral(statement: string): boolean {
  const text = statement.replaceAll('"', "").replace(/\s+/g, " ").toLowerCase()
  const names = new RegExp(`\\b(?:from|join) (?:${NAMES})\\b`).test(text) && !/\bskip locked\b/.test(text)
  return names && /\bfor (?:no key )?update\b/.test(text) && !/family_id = \$\d+/.test(text)
}
