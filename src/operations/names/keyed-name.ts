import { writeKeys } from "../../store/names/like-names.ts"
import type { KeyedName } from "../../store/names/name-keys.ts"
import { foldName } from "../../store/subjects/names.ts"
import { readCachedName } from "./name-cache.ts"

/** A name as it is stored: with the text by which it is found again, and the keys by which names like it find it. */
export function keyName(name: string): KeyedName {
  return { name, name_key: foldName(name), like_keys: keysOfName(name) }
}

/** The keys of `match/names/name-keys.ts` as they are stored. */
export function keysOfName(name: string): string {
  return writeKeys(readCachedName(name).keys)
}
