import { COUNTRY, MARK, NATION, WORLD } from "../../languages/contrasts.ts"
import { NAME } from "../../texts/describe/find-name.ts"
import { PLACE } from "../../texts/describe/find-place.ts"
import { PURPOSE } from "../../texts/describe/find-purpose.ts"
import { areApart, type Qualifier, type Qualifiers } from "../../texts/describe/qualifier.ts"
import type { Feature, Pair } from "./feature.ts"

/** Classes of names and places, which other features ask for, and of periods counted from the day of a text. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  COUNTRY,
  MARK,
  NATION,
  WORLD,
  NAME,
  PLACE,
  PURPOSE,
  "year_meant",
  "month_meant",
  "week_meant",
  "once",
])

type Contrast = { readonly said: Qualifier; readonly asked: Qualifier }

/** The first class of which the two say words that exclude each other. */
function findContrast(said: Qualifiers, asked: Qualifiers): Contrast | null {
  for (const [name, one] of said) {
    const other = LEFT_OUT.has(name) ? undefined : asked.get(name)
    if (other !== undefined && areApart(one, other)) return { said: one, asked: other }
  }
  return null
}

const ofName = ({ mention, subject }: Pair): Contrast | null => findContrast(mention.qualifiers, subject.qualifiers)

/** Where a sentence on file says another thing, and none says the same. */
function ofQuotes({ mention, subject }: Pair): Contrast | null {
  const found = subject.quotes.map(({ qualifiers }) => ({
    qualifiers,
    contrast: findContrast(mention.qualifiers, qualifiers),
  }))
  const first = found.find(({ contrast }) => contrast !== null)?.contrast ?? null
  if (first === null) return null
  const agrees = found.some(({ qualifiers, contrast }) => contrast === null && qualifiers.size > 0)
  return agrees ? null : first
}

const show = ({ words }: Qualifier): string => `"${words.map(({ lower }) => lower).join(" ")}"`

const tell = (contrast: Contrast | null, place: string): string =>
  contrast === null ? "" : `${show(contrast.said)} beside the figure, and ${show(contrast.asked)} ${place}`

/** Words that exclude each other as descriptions of one figure: turnout is no share of the vote, and profit no revenue. */
export const CONTRAST_FEATURES: readonly Feature[] = [
  {
    name: "contrast-name",
    weight: -1.5,
    rate: (pair) => (ofName(pair) === null ? 0 : 1),
    say: (pair) => tell(ofName(pair), "in its name"),
  },
  {
    name: "contrast-quoted",
    weight: -0.8,
    rate: (pair) => (ofQuotes(pair) === null ? 0 : 1),
    say: (pair) => tell(ofQuotes(pair), "in a sentence on file"),
  },
]
