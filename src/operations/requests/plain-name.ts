/**
 * Control characters and the separators of lines and paragraphs break the line of a log or a history. Those of direction
 * make the text around a name read differently from what it says: marks, embeddings, overrides and isolates of the Unicode
 * bidirectional algorithm.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

/** The first character of a name that a log or a history cannot show, such as "U+202E"; null where there is none. */
export function findUnfitCharacter(name: string): string | null {
  const [unfit] = UNFIT.exec(name) ?? []
  return unfit === undefined ? null : `U+${unfit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`
}
