import { LRUCache } from "lru-cache"
import { type KeysToFind, listKeysToFind, listNameKeys } from "../../match/names/name-keys.ts"
import { type Name, readName } from "../../match/names/read-name.ts"

/** A name taken apart, with the keys that are stored with it and those under which names like it are found. */
export type ReadName = { readonly name: Name; readonly keys: readonly number[]; readonly toFind: KeysToFind }

const CACHE = new LRUCache<string, ReadName>({ max: 1_000 })

/** Reading a name is a tenth of a millisecond, and a name that is created is needed up to four times. */
export function readCachedName(text: string): ReadName {
  const cached = CACHE.get(text)
  if (cached !== undefined) return cached
  const name = readName(text)
  const read = { name, keys: listNameKeys(name), toFind: listKeysToFind(name) }
  CACHE.set(text, read)
  return read
}
