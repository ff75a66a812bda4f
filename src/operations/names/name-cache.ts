import { LRUCache } from "lru-cache"
import { type KeysToFind, listKeysToFind, listNameKeys } from "../../match/names/name-keys.ts"
import { type Name, readName } from "../../match/names/read-name.ts"

/** A name taken apart, with the keys that are stored with it and those under which names like it are found. */
export type ReadName = { readonly name: Name; readonly keys: readonly number[]; readonly toFind: KeysToFind }

/** Names that are kept apart: some 3 kB each. A new name is held against the same stored ones as others of its kind. */
const NAMES = new LRUCache<string, Name>({ max: 5_000 })
const KEYED = new LRUCache<string, ReadName>({ max: 1_000 })

/** Reading a name is a twentieth of a millisecond, and a new one may be held against hundreds. */
export function takeApart(text: string): Name {
  const known = NAMES.get(text)
  if (known !== undefined) return known
  const name = readName(text)
  NAMES.set(text, name)
  return name
}

/** A name that is created is needed with its keys up to four times. */
export function readCachedName(text: string): ReadName {
  const cached = KEYED.get(text)
  if (cached !== undefined) return cached
  const name = takeApart(text)
  const read = { name, keys: listNameKeys(name), toFind: listKeysToFind(name) }
  KEYED.set(text, read)
  return read
}
