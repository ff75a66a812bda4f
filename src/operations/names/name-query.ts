import { listWordKeys } from "../../match/names/name-keys.ts"
import type { NameQuery } from "../../store/subjects/name-search.ts"
import { foldName } from "../../store/subjects/names.ts"

/** What is typed into a search for names: the text, and its words by the keys of names. */
export function readNameQuery(text: string): NameQuery {
  return { text, words: listWordKeys(text).map(({ said, keys }) => ({ part: foldName(said), keys })) }
}
