import type { Trx } from "../../store/connection/transaction.ts"
import { countFamilyRows, MOST_MOVED } from "../../store/subjects/family-size.ts"
import { joinFamilies } from "../../store/subjects/part-of.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { limitReached } from "../requests/refusals.ts"

type Member = Pick<SubjectRow, "family_id" | "id" | "name">

/**
 * Makes the family of the first subject one with that of the second. Refuses it where more would have to move than one
 * request may: filing into both families waits for it.
 */
export async function joinWithin(trx: Trx, from: Member, into: Member, pointer: string): Promise<void> {
  if (from.family_id === into.family_id) return
  if ((await countFamilyRows(trx, from.family_id)) > MOST_MOVED) {
    const much = `more than ${MOST_MOVED} claims, figures, conflicts and changes belong to "${from.name}" and its relatives`
    throw limitReached(pointer, `${much}; at most so many move into the family of "${into.name}" at once`)
  }
  await joinFamilies(trx, from, into)
}
