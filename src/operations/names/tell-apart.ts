import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { insertDistinction } from "../../store/names/distinctions.ts"
import type { Named } from "../../store/names/like-names.ts"
import { findSource } from "../../store/sources/sources.ts"
import { lockFamilies } from "../../store/subjects/locks.ts"
import { findSubject } from "../../store/subjects/subjects.ts"
import type { Occasion } from "../requests/occasion.ts"
import { invalidInput, unknownId } from "../requests/refusals.ts"
import { recordSubject } from "../subjects/change-subject.ts"

export type Telling = {
  readonly one: string
  readonly other: string
  readonly different: boolean
  readonly note?: string
}

/**
 * Keeps what somebody says of two subjects or sources, in the history of both too, and answers the id of what was kept. An
 * id of one that was merged means what it was merged into. Refuses two ids that come to one.
 */
export async function tellApart(trx: Trx, named: Named, telling: Telling, occasion: Occasion): Promise<string> {
  const one = await follow(trx, named, telling.one, "/one")
  const other = await follow(trx, named, telling.other, "/other")
  if (one === other) {
    const detail = `both ids stand for the ${named} ${one}; expected two`
    throw invalidInput([{ pointer: "/other", detail }])
  }
  // Both at once, since families are locked in one order.
  if (named === "subject") await lockFamilies(trx, [one, other])
  const { different, note = null } = telling
  for (const [id, from] of [
    [one, other],
    [other, one],
  ] as const) {
    await recordOfNamed(
      trx,
      named,
      id,
      { action: different ? "told-apart" : "may-be-one", note, after: { other: from } },
      occasion,
    )
  }
  const said = { are_different: different, note, actor: occasion.actor, at: occasion.now }
  return insertDistinction(trx, named, { ids: [one, other], ...said })
}

async function follow(trx: Trx, named: Named, given: string, pointer: string): Promise<string> {
  const id = given.toLowerCase()
  const found = named === "subject" ? await findSubject(trx, id) : await findSource(trx, id)
  if (found === undefined) throw unknownId(pointer, named, id)
  return found.merged_into ?? found.id
}

type Deed = { readonly action: string; readonly note: string | null; readonly after: unknown }

/** Writes into the history of a subject, whose family is locked, or of a source. */
export async function recordOfNamed(trx: Trx, named: Named, id: string, deed: Deed, occasion: Occasion): Promise<void> {
  if (named === "source") {
    const { actor, now } = occasion
    return insertDirectoryChange(trx, { entity: "source", entityId: id, actor, before: null, ...deed }, now)
  }
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone while its family is locked`)
  await recordSubject(trx, subject, { before: null, ...deed }, occasion)
}
