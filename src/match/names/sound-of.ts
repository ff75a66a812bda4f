/**
 * How a word sounds, near enough to find the transliterations of a name by: `vowels` keeps them, `bones` has the
 * consonants alone, and one sign for a vowel at the beginning.
 */
export type Sound = { readonly vowels: string; readonly bones: string }

const FIRST = "a".charCodeAt(0)
const LETTERS = 26

/** What is written otherwise, and the letters without which it cannot stand in a word: one of each group. */
type Spelling = readonly [pattern: RegExp, by: string, needed: string]

/** In their order. What English writes "ch", "kh", "sh" or "y", others write "tsch", "ch", "sch" or "j". */
const SPELLINGS: readonly Spelling[] = [
  [/^[yj](?=e)/, "", "yj e"],
  [/^[yj]/, "J", "yj"],
  [/tsch|tch|cz|ch|kh|ck|qu|q/g, "k", "ckq"],
  [/shch|sch|sh|sc(?=[eiy])/g, "s", "s hc"],
  [/dzh|dj/g, "i", "d zj"],
  [/ph/g, "f", "p h"],
  [/([tdg])h/g, "$1", "tdg h"],
  [/c(?=[eiy])|ts|tz|z/g, "s", "ctz"],
  [/c/g, "k", "c"],
  [/x/g, "ks", "x"],
  [/[fw]/g, "v", "fw"],
  [/ou|oo/g, "u", "o"],
  [/ee/g, "i", "e"],
  [/([aou])e/g, "$1", "aou e"],
  [/[yj]/g, "i", "yj"],
  [/(?!^)h/g, "", "h"],
  [/J/g, "j", "J"],
]
const DOUBLED = /(.)\1+/g

const RULES = SPELLINGS.map(([pattern, by, needed]) => ({
  pattern,
  by,
  needed: needed.split(" ").map(signsOf),
  brings: signsOf(by),
}))

/** `letters`: a folded word. */
export function soundOf(letters: string): Sound {
  let vowels = letters
  // It may have signs of letters that have been replaced: then a pattern is tried in vain.
  let signs = signsOf(letters)
  for (const { pattern, by, needed, brings } of RULES) {
    if (needed.some((group) => (group & signs) === 0)) continue
    vowels = vowels.replace(pattern, by)
    signs |= brings
  }
  vowels = vowels.replace(DOUBLED, "$1")
  return { vowels, bones: bonesOf(vowels) }
}

/** A bit for each small Latin letter that a text has, and one for "J". */
function signsOf(text: string): number {
  let signs = 0
  for (let at = 0; at < text.length; at += 1) {
    const place = text.charCodeAt(at) - FIRST
    if (place >= 0 && place < LETTERS) signs |= 1 << place
    else if (text[at] === "J") signs |= 1 << LETTERS
  }
  return signs
}

function bonesOf(vowels: string): string {
  let bones = ""
  for (let at = 0; at < vowels.length; at += 1) {
    const sign = vowels[at] ?? ""
    if (!"aeiou".includes(sign)) bones += sign === "g" ? "k" : sign
    else if (at === 0) bones += "A"
  }
  return bones
}
