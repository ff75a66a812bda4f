/** Letters that Unicode does not take apart, as they are written in plain Latin. Ukrainian and Russian share a row. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" },
  ...{ а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", є: "e", ж: "zh", з: "z", и: "i", і: "i", к: "k" },
  ...{ л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch" },
  ...{ ш: "sh", щ: "shch", ъ: "", ы: "i", ь: "", э: "e", ю: "iu", я: "ia" },
}

const PLAIN = /^[\w ]*$/

/** A word in small Latin letters without accents, as far as it can be written so; other scripts stay as they are. */
export function foldLetters(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase()
  const bare = word.normalize("NFKD").replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, "")
  return [...bare.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join("")
}
