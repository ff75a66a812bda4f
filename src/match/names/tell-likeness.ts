import type { Alignment, Pair } from "./align-words.ts"
import type { Name, NameWord } from "./read-name.ts"
import type { WordLikeness } from "./word-likeness.ts"

/** What is said of two words that are alike but not the same. */
const SAYINGS: Readonly<Record<Exclude<WordLikeness, "same">, string>> = {
  short: "are the same, written out or in short",
  form: "are two forms of one word",
  meaning: "may mean the same",
  sound: "may be two spellings of one word",
  typo: "differ in one letter, or in two that are swapped",
}

const quote = (word: NameWord) => `"${word.said}"`

/** Why two names may mean one thing, as a list in words without a full stop. */
export function tellLikeness(a: Name, b: Name, { pairs, joins, initials, left, light }: Alignment): string {
  const bundles = [
    ...joins.map(({ one, several }) => `${quote(one)} is "${several.map(({ said }) => said).join(" ")}" in one word`),
    ...initials.map(
      ({ one, several }) => `${quote(one)} has the initials of "${several.map(({ said }) => said).join(" ")}"`,
    ),
  ]
  const own = [...light, ...left.a, ...left.b].map((word) => `only one name says ${quote(word)}`)
  const said = [...pairs.flatMap(tellPair), ...bundles, ...own]
  return (
    [isInOrder(a, b, pairs) ? null : "the words stand in another order", ...said]
      .filter((one) => one !== null)
      .join("; ") || "the words are the same"
  )
}

function tellPair({ a, b, is }: Pair): string[] {
  return is === "same" ? [] : [`${quote(a)} and ${quote(b)} ${SAYINGS[is]}`]
}

/** Whether the words of the second name stand as their likes in the first. */
function isInOrder(a: Name, b: Name, pairs: readonly Pair[]): boolean {
  const likes = new Map(pairs.map((pair) => [pair.a, b.content.indexOf(pair.b)]))
  const places = a.content.flatMap((word) => likes.get(word) ?? [])
  return places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1))
}
