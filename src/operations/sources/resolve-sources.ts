import type { Trx } from "../../store/connection/transaction.ts"
import { findSourceIds, insertSource, resolveSourceIds } from "../../store/sources/sources.ts"
import { foldName } from "../../store/subjects/names.ts"
import type { SourceRef } from "../claims/claim-input.ts"
import { readNameKey } from "../requests/name-input.ts"
import { unknownId } from "../requests/refusals.ts"

/** A source as a request names it, with the JSON Pointer of where it does. */
export type SourceMention = { readonly ref: SourceRef; readonly pointer: string }

/** The ids of these sources, in their order. A name that is not known becomes a source; an unknown id is refused. */
export async function resolveSources(trx: Trx, mentions: readonly SourceMention[], now: string): Promise<string[]> {
  const byId = await resolveIds(trx, mentions)
  const byName = await resolveNames(trx, mentions, now)
  return mentions.map(({ ref, pointer }) => {
    const id = typeof ref === "string" ? byId.get(ref.toLowerCase()) : byName.get(foldName(ref.name))
    if (id === undefined) throw unknownId(pointer, "source", String(ref))
    return id
  })
}

async function resolveIds(trx: Trx, mentions: readonly SourceMention[]): Promise<ReadonlyMap<string, string>> {
  const ids = mentions.flatMap(({ ref }) => (typeof ref === "string" ? [ref.toLowerCase()] : []))
  return ids.length === 0 ? new Map() : resolveSourceIds(trx, ids)
}

/** New names are created in their order, so that two transactions that create the same ones do not deadlock. */
async function resolveNames(
  trx: Trx,
  mentions: readonly SourceMention[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const named = new Map<string, { name: string; url?: string }>()
  for (const { ref, pointer } of mentions) {
    if (typeof ref === "string") continue
    const key = readNameKey(ref.name, `${pointer}/name`)
    if (!named.has(key)) named.set(key, ref)
  }
  if (named.size === 0) return new Map()
  const ids = new Map(await findSourceIds(trx, [...named.keys()]))
  for (const key of [...named.keys()].filter((name) => !ids.has(name)).sort()) {
    const source = named.get(key)
    if (source !== undefined) ids.set(key, await createOrFind(trx, key, source, now))
  }
  return ids
}

async function createOrFind(
  trx: Trx,
  key: string,
  source: { name: string; url?: string },
  now: string,
): Promise<string> {
  const created = await insertSource(trx, source, now)
  if (created !== undefined) return created
  const found = (await findSourceIds(trx, [key])).get(key)
  if (found === undefined) throw new Error(`the source name "${key}" is taken and not there`)
  return found
}
