const ENDING = /(?:ungen|ung|erinnen|innen|ern|em|en|er|es|e|n|s|t)$/
/** Letters that are left at least, so that no short word loses its end. */
const LEAST = 4

/** The stem of a German word in small letters, near enough to find "Verletzte" by "verletzten". */
export function stemGerman(word: string): string {
  const plain = word
    .replace(/^ge(?=\p{L}{5})/u, "")
    .replaceAll("ä", "a")
    .replaceAll("ö", "o")
    .replaceAll("ü", "u")
    .replaceAll("ß", "ss")
  const cut = plain.replace(ENDING, "")
  return cut.length >= LEAST ? cut : plain
}
