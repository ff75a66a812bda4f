import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { insertDistinction } from "../../../store/names/distinctions.ts"
import type { Named } from "../../../store/names/like-names.ts"
import { findSource } from "../../../store/sources/sources.ts"
import { lockFamilies } from "../../../store/subjects/locks.ts"
import { recordOfNamed } from "../../names/tell-apart.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { invalidInput } from "../../requests/refusals.ts"
import { readDistinctions } from "../read-directory.ts"
import { findParty, findPastSubject, type Ref } from "./find-named.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

type Given = GivenOf<"distinction">

/**
 * Takes in what somebody said of two subjects or sources. Nothing that was said here before is changed by it; of what was
 * said of one pair, in whichever store, the last holds. Both have in their history who brought it.
 */
export async function takeDistinction(trx: Trx, given: Given, occasion: Occasion): Promise<Taken> {
  const {
    id = newId(),
    distinctionKind: named = "subject",
    different = true,
    note = null,
    who = occasion.actor,
  } = given
  const [stored] = await readDistinctions(trx, { ids: [id] })
  if (stored !== undefined) {
    requireSame(stored, given, [])
    return { outcome: "repeated", id }
  }
  const one = await findThing(trx, named, given.one, "/one")
  const other = await findThing(trx, named, given.other, "/other")
  if (one.id === other.id) {
    const detail = `is the ${named} ${one.id}, as /one is; expected two`
    throw invalidInput([{ pointer: "/other", detail }])
  }
  const at = readTime(given.at, occasion.now, "/at")
  await insertDistinction(trx, named, { id, ids: [one.id, other.id], are_different: different, note, actor: who, at })
  const current = [...new Set([one.current, other.current])]
  if (named === "subject") await lockFamilies(trx, current)
  const after = { distinction: id, one: one.id, other: other.id, different }
  for (const thing of current)
    await recordOfNamed(trx, named, thing, { action: "imported", note: null, after }, occasion)
  return { outcome: "filed", id }
}

/** `current`: what it was merged into, where that is so. */
type Thing = { readonly id: string; readonly current: string }

async function findThing(trx: Trx, named: Named, ref: Ref = {}, pointer: string): Promise<Thing> {
  if (named === "subject") {
    const { id, merged_into } = await findPastSubject(trx, ref, pointer)
    return { id, current: merged_into ?? id }
  }
  const kindOnly = (["unit", "measure"] as const).filter((member) => ref[member] !== undefined)
  const errors = kindOnly.map((member) => ({
    pointer: `${pointer}/${member}`,
    detail: "belongs to subjects; sources have none",
  }))
  if (errors.length > 0) throw invalidInput(errors)
  const { id: current } = await findParty(trx, ref, pointer)
  const past = ref.id === undefined ? undefined : await findSource(trx, ref.id)
  return { id: past?.id ?? current, current }
}
