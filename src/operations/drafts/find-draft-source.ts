import type { Db } from "../../store/connection/connect.ts"
import { findSource, findSourceIds } from "../../store/sources/sources.ts"
import { invalidInput } from "../requests/refusals.ts"
import { readSource, type SourceRef } from "../sources/source-mention.ts"

/** The id of the source of a draft. Nothing is created here, so one that is not stored is refused. */
export async function findDraftSource(db: Db, ref: SourceRef, pointer: string): Promise<string> {
  const { key, isId } = readSource(ref, pointer)
  const found = isId ? await findSource(db, key) : undefined
  const id = isId ? (found?.merged_into ?? found?.id) : (await findSourceIds(db, [key])).get(key)
  if (id !== undefined) return id
  const said = typeof ref === "string" ? `the id ${ref}` : `the name "${ref.name}"`
  throw invalidInput([{ pointer, detail: `there is no source with ${said}; leave it out if nothing of it is filed` }])
}
