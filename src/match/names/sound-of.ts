/**
 * How a word sounds, near enough to find the transliterations of a name by: `vowels` keeps them, `bones` has the
 * consonants alone, and one sign for a vowel at the beginning.
 */
export type Sound = { readonly vowels: string; readonly bones: string }

/** In their order. What English writes "ch", "kh", "sh" or "y", others write "tsch", "ch", "sch" or "j". */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^[yj](?=e)/, ""],
  [/^[yj]/, "J"],
  [/tsch|tch|cz|ch|kh|ck|qu|q/g, "k"],
  [/shch|sch|sh|sc(?=[eiy])/g, "s"],
  [/dzh|dj/g, "i"],
  [/ph/g, "f"],
  [/([tdg])h/g, "$1"],
  [/c(?=[eiy])|ts|tz|z/g, "s"],
  [/c/g, "k"],
  [/x/g, "ks"],
  [/[fw]/g, "v"],
  [/ou|oo/g, "u"],
  [/ee/g, "i"],
  [/([aou])e/g, "$1"],
  [/[yj]/g, "i"],
  [/(?!^)h/g, ""],
  [/J/g, "j"],
  [/(.)\1+/g, "$1"],
]

/** `letters`: a folded word. */
export function soundOf(letters: string): Sound {
  const vowels = SPELLINGS.reduce((text, [pattern, by]) => text.replace(pattern, by), letters)
  const bones = vowels.replace(/^[aeiou]/, "A").replace(/[aeiou]/g, "")
  return { vowels, bones: bones.replaceAll("g", "k") }
}
