import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { insertWholeSource } from "../../../store/records/write-records.ts"
import { findSource, findSourceIds, insertSourceName } from "../../../store/sources/sources.ts"
import { foldName } from "../../../store/subjects/names.ts"
import { keyName } from "../../names/keyed-name.ts"
import { readNameKey } from "../../requests/name-input.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { nameTaken, unknownId } from "../../requests/refusals.ts"
import { readSources } from "../read-directory.ts"
import { bringDirectoryHistory } from "./bring-history.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

/** Takes a source in under its own id. One that has its name under another id must be the same otherwise. */
export async function takeSource(trx: Trx, given: GivenOf<"source">, occasion: Occasion): Promise<Taken> {
  const { id = newId(), name = "", mergedInto = null } = given
  const holder = await findHolder(trx, given)
  const [stored] = await readSources(trx, { ids: [id] })
  if (stored !== undefined) return repeat(stored, given)
  if (holder !== undefined) return repeat(holder, given, name)
  if (mergedInto !== null && (await findSource(trx, mergedInto)) === undefined)
    throw unknownId("/mergedInto", "source", mergedInto)
  const { url = null, tags = [] } = given
  const created_at = readTime(given.createdAt, occasion.now, "/createdAt")
  await insertWholeSource(trx, { id, name, url, tags, merged_into: mergedInto, created_at })
  if (mergedInto === null) await writeNames(trx, id, given)
  await bringDirectoryHistory(trx, { entity: "source", entityId: id }, given.history, occasion)
  return { outcome: "filed", id }
}

/** A source that was merged away has no names: the one that it was merged into has them. */
async function findHolder(trx: Trx, { name = "", aliases = [], mergedInto = null }: GivenOf<"source">) {
  const keys = [readNameKey(name, "/name"), ...aliases.map((alias, index) => readNameKey(alias, `/aliases/${index}`))]
  if (mergedInto !== null) return undefined
  const holders = await findSourceIds(trx, keys)
  const holder = keys.map((key) => holders.get(key)).find((one) => one !== undefined)
  return holder === undefined ? undefined : (await readSources(trx, { ids: [holder] }))[0]
}

type Stored = Awaited<ReturnType<typeof readSources>>[number]

/** `name`: the one by which it was found, where its id is another. */
function repeat(stored: Stored, given: GivenOf<"source">, name?: string): Taken {
  const isOther = name !== undefined && foldName(stored.name) !== foldName(name)
  if (isOther) throw nameTaken(name, { id: stored.id, name: stored.name })
  requireSame(stored, given, [])
  return { outcome: "repeated", id: stored.id }
}

async function writeNames(trx: Trx, id: string, { name = "", aliases = [] }: GivenOf<"source">): Promise<void> {
  const names = new Map([...aliases, name].map((one) => [foldName(one), one]))
  names.delete(foldName(name))
  await insertSourceName(trx, id, keyName(name), false)
  for (const alias of names.values()) await insertSourceName(trx, id, keyName(alias), true)
}
