import { DEFAULT_LANGUAGE, type LanguageCode } from "../../../quantity/languages/languages.ts"

type ColumnTable = Readonly<
  Record<string, { readonly pointer: string } & Readonly<Partial<Record<LanguageCode, readonly string[]>>>>
>

/**
 * The columns of a CSV import: the member of the claim that each gives, and what newsrooms call it besides, by language.
 * Capitals, spaces and marks between words do not count, and "veroeffentlicht" is "veröffentlicht".
 */
const TABLE = {
  subject: { pointer: "/subject", en: ["topic"], de: ["Thema", "Gegenstand"] },
  unit: { pointer: "/subject/unit", en: ["unit of measure"], de: ["Einheit", "Maßeinheit"] },
  measure: { pointer: "/subject/measure", en: ["kind of measure"], de: ["Messart", "Art der Größe"] },
  partOf: { pointer: "/subject/partOf", en: ["whole"], de: ["Teil von"] },
  create: { pointer: "/subject/create", en: ["may be created"], de: ["anlegen", "darf angelegt werden"] },
  figure: { pointer: "/figure", en: ["number", "value", "wording"], de: ["Zahl", "Wert", "Angabe", "Wortlaut"] },
  source: { pointer: "/source", en: ["outlet", "medium"], de: ["Quelle"] },
  sourceUrl: { pointer: "/source/url", en: ["source link"], de: ["Quelle URL", "Quellen-URL", "Link der Quelle"] },
  claimant: { pointer: "/claimant", en: ["said by", "speaker"], de: ["Urheber", "Angabe von", "Sprecher"] },
  claimantUrl: { pointer: "/claimant/url", en: ["claimant link"], de: ["Urheber URL", "Link des Urhebers"] },
  claimants: { pointer: "/claimants", en: ["several speakers"], de: ["mehrere Urheber"] },
  via: { pointer: "/via", en: ["by way of"], de: ["über"] },
  publishedAt: {
    pointer: "/publishedAt",
    en: ["published", "published on", "publication date", "date published", "date of publication"],
    de: ["veröffentlicht am", "veröffentlicht", "erschienen am", "erschienen", "Veröffentlichungsdatum"],
  },
  asOf: { pointer: "/asOf", en: ["as of date", "period"], de: ["Stand", "Stichtag", "Zeitraum"] },
  asOfFrom: { pointer: "/asOf/from", en: ["period from", "from"], de: ["Zeitraum von", "von"] },
  asOfTo: { pointer: "/asOf/to", en: ["period to", "to"], de: ["Zeitraum bis", "bis"] },
  url: { pointer: "/url", en: ["link", "web address"], de: ["Adresse", "Webadresse"] },
  quote: { pointer: "/quote", en: ["quotation", "sentence"], de: ["Zitat", "Satz"] },
  externalId: { pointer: "/externalId", en: ["id"], de: ["externe ID", "externe Kennung", "Kennung"] },
  language: { pointer: "/language", en: ["lang"], de: ["Sprache"] },
  reason: { pointer: "", en: ["reason for refusal"], de: ["Grund", "Ablehnungsgrund"] },
} as const satisfies ColumnTable

export type Column = keyof typeof TABLE

export const COLUMN_NAMES = Object.keys(TABLE) as readonly Column[]

/** Without one of these no line could be a claim, so a header must name them all. */
export const REQUIRED_COLUMNS = ["subject", "figure", "source", "publishedAt"] as const

/** The place in the claim that a column gives. */
export function pointerOf(column: Column): string {
  return TABLE[column].pointer
}

/** Every name as the table has it, for the reference. */
export function listNames(column: Column): readonly string[] {
  const { en, de } = TABLE[column]
  return [...en, ...de]
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" }

/** `language`: of the name; null for the name that the API itself uses. */
type KnownName = { readonly column: Column; readonly name: string; readonly language: LanguageCode | null }

const KNOWN: ReadonlyMap<string, KnownName> = indexNames()

function indexNames(): ReadonlyMap<string, KnownName> {
  const known = new Map<string, KnownName>()
  for (const column of COLUMN_NAMES) {
    const { en, de } = TABLE[column]
    for (const name of de) known.set(foldColumn(name), { column, name, language: "de" })
    for (const name of en) known.set(foldColumn(name), { column, name, language: "en" })
    known.set(foldColumn(column), { column, name: column, language: null })
  }
  return known
}

/** UTF-16 units. No known name is as long. */
const LONGEST_NAME = 60

function foldColumn(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase()
  return plain.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter).replace(/[\s_\-./:]+/g, "")
}

export function findColumn(name: string): KnownName | undefined {
  return name.length > LONGEST_NAME ? undefined : KNOWN.get(foldColumn(name))
}

/** Whether only a header in another language than that of the API has this name. */
export function isTranslated({ language }: KnownName): boolean {
  return language !== null && language !== DEFAULT_LANGUAGE
}

/** Names that could be those of several columns. */
const UNCLEAR: Readonly<Record<string, readonly Column[]>> = {
  date: ["publishedAt", "asOf"],
  datum: ["publishedAt", "asOf"],
  day: ["publishedAt", "asOf"],
  tag: ["publishedAt", "asOf"],
  name: ["subject", "source"],
  author: ["source", "claimant"],
  autor: ["source", "claimant"],
}

/** The names that an unknown one may stand for: the closest one, or all where it may be several. */
export function closestNames(name: string): readonly string[] {
  const folded = foldColumn(name.slice(0, LONGEST_NAME))
  const unclear = UNCLEAR[folded]
  if (unclear !== undefined) return unclear
  const rated = [...KNOWN].map(([key, known]) => ({ name: known.name, far: countEdits(folded, key) }))
  return rated
    .sort((a, b) => a.far - b.far)
    .slice(0, 1)
    .map((one) => one.name)
}

/** How many letters have to be put in, left out or changed (Levenshtein). Both texts are short. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
