import { COUNTRY, MARK, NATION, WORLD } from "../../languages/contrasts.ts"
import type { Description } from "../describe/description.ts"
import { NAME } from "../describe/find-name.ts"
import { PLACE } from "../describe/find-place.ts"
import { PURPOSE } from "../describe/find-purpose.ts"
import type { ClauseWord } from "../describe/list-clause-words.ts"
import { areApart, costOf, type Qualifier } from "../describe/qualifier.ts"

/** The words by which two figures measure different things: "profit" and "revenue". None where a side does not say. */
export type Contrast = { readonly a: readonly ClauseWord[]; readonly b: readonly ClauseWord[] }

/** The classes whose words are any words, so that two of them may mean one thing. */
const OF_STRANGERS: ReadonlySet<string> = new Set([NAME, PURPOSE])

/** Letters. */
const ALIKE = 2

/** Which words of two figures exclude each other as descriptions of one; null where none do, as across languages. */
export function tellContrast(a: Description, b: Description): Contrast | null {
  if (a.language !== b.language) return null
  for (const [name, one] of a.qualifiers) {
    const other = b.qualifiers.get(name)
    if (other === undefined || !areApart(one, other)) continue
    if (!OF_STRANGERS.has(name) || areStrangers(a, one, b, other)) return { a: one.words, b: other.words }
  }
  return tellMark(a, b) ?? tellPart(a, b) ?? exchange(tellPart(b, a))
}

/** Two names may be one that is misspelt or shortened, and who is named in both texts may have another part in one thing. */
function areStrangers(a: Description, one: Qualifier, b: Description, other: Qualifier): boolean {
  const isAlike = one.words.some((word) =>
    other.words.some(({ lower }) => lower.startsWith(word.lower.slice(0, ALIKE))),
  )
  return !isAlike && !isSpoken(one, b) && !isSpoken(other, a)
}

function isSpoken({ words }: Qualifier, { spoken }: Description): boolean {
  return words.some(({ lower }) => spoken.has(lower))
}

/** "The rival got 40 %" is not about the one whose rival it is. */
function tellMark({ qualifiers: a }: Description, { qualifiers: b }: Description): Contrast | null {
  const [one, other] = [a.get(MARK), b.get(MARK)]
  return (one === undefined) === (other === undefined) ? null : { a: one?.words ?? [], b: other?.words ?? [] }
}

/** "24,000 people worldwide" and "6,100 people in Germany": what is fewer and of a place is a part of the whole. */
function tellPart(whole: Description, part: Description): Contrast | null {
  if (part.middle >= whole.middle) return null
  const all = findWhole(whole)
  const place = findPart(whole, part)
  return all === undefined || place === undefined || findWhole(part) !== undefined
    ? null
    : { a: all.words, b: place.words }
}

/** Not where a place is as near: "5,000 worldwide, 400 in Finland". */
function findWhole({ qualifiers }: Description): Qualifier | undefined {
  const whole = qualifiers.get(WORLD) ?? qualifiers.get(NATION)
  const place = qualifiers.get(COUNTRY) ?? qualifiers.get(PLACE)
  return whole && place && costOf(place) <= costOf(whole) ? undefined : whole
}

/** A country is a part of the world and not of itself. */
function findPart(whole: Description, { qualifiers }: Description): Qualifier | undefined {
  const country = qualifiers.get(COUNTRY)
  return whole.qualifiers.has(WORLD) ? (country ?? qualifiers.get(PLACE)) : country ? undefined : qualifiers.get(PLACE)
}

function exchange(contrast: Contrast | null): Contrast | null {
  return contrast && { a: contrast.b, b: contrast.a }
}
