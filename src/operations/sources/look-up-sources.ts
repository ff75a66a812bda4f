import { type FoundSource, lookUpNames, type Named } from "../../store/claims/filing/look-up-names.ts"
import type { SourceToWrite } from "../../store/claims/filing/write-named.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { keysOfName } from "../names/keyed-name.ts"
import { unknownId } from "../requests/refusals.ts"
import type { SourceMention } from "./source-mention.ts"

/** A source that is stored, or that is about to be. */
export type Party = Pick<FoundSource, "id" | "name">

/** Sources by the key of a mention. */
export type KnownSources = ReadonlyMap<string, Party>

/**
 * The source that a mention stands for. A name that nobody has is added to the drafts, which the caller writes in the
 * transaction that has looked the names up. An id that stands for nothing is refused.
 */
export function findOrDraftSource(mention: SourceMention, known: KnownSources, drafts: SourceToWrite[]): Party {
  const { key, isId, pointer, name, url } = mention
  const found = known.get(key) ?? drafts.find(({ name_key }) => name_key === key)
  if (found !== undefined) return { id: found.id, name: found.name }
  if (isId) throw unknownId(pointer, "source", key)
  const draft = { id: newId(), name, name_key: key, like_keys: keysOfName(name), url }
  drafts.push(draft)
  return { id: draft.id, name }
}

/** The names and ids of sources, each once, in the form in which they are looked up. */
export function listSourceKeys(mentions: readonly SourceMention[]): Pick<Named, "sourceNames" | "sourceIds"> {
  const keysOf = (isId: boolean) => [...new Set(mentions.filter((one) => one.isId === isId).map(({ key }) => key))]
  return { sourceNames: keysOf(false), sourceIds: keysOf(true) }
}

/** Locks the names that nobody has yet until the transaction ends, and reads the sources that are there. */
export async function lookUpSources(trx: Trx, mentions: readonly SourceMention[]): Promise<KnownSources> {
  if (mentions.length === 0) return new Map()
  const named = { ...listSourceKeys(mentions), subjectNames: [], subjectIds: [], newNames: [] }
  const { sources } = await lookUpNames(trx, named, true)
  return new Map(sources.map(({ key, id, name }) => [key, { id, name }]))
}
