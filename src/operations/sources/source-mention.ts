import { readNameKey } from "../requests/name-input.ts"

/** A source in a request: an id, or a name that is found or created. */
export type SourceRef = string | { readonly name: string; readonly url?: string }

/** A source as a request names it, with the JSON Pointer of the member that does. */
export type SourceMention = {
  /** The folded name, or the id in lower case. */
  readonly key: string
  readonly isId: boolean
  readonly pointer: string
  /** Empty for an id. */
  readonly name: string
  readonly url: string | null
}

/** Throws a refusal where the name cannot be used. */
export function readSource(ref: SourceRef, pointer: string): SourceMention {
  if (typeof ref === "string") return { key: ref.toLowerCase(), isId: true, pointer, name: "", url: null }
  const key = readNameKey(ref.name, `${pointer}/name`)
  return { key, isId: false, pointer, name: ref.name, url: ref.url ?? null }
}
