import { foldText, lowerText } from "../../quantity/scan/fold.ts"
import { CHANGE_NOUNS, COMPARED, MOVES } from "./change-words.ts"

const SOME_WORD = new RegExp([...new Set([...MOVES.keys(), ...CHANGE_NOUNS.keys(), ...COMPARED.keys()])].join("|"))

/**
 * Whether the text holds a word of change, perhaps within another one. Without any, `findChanges` finds nothing: most
 * wordings need not be searched for it.
 */
export function mayTellChange(text: string): boolean {
  return SOME_WORD.test(lowerText(foldText(text)))
}
