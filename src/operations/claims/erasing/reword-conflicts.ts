import { isDeepStrictEqual } from "node:util"
import {
  listChangesTelling,
  listConflictsTelling,
  listExceptionsTelling,
  updateChanges,
  updateReasons,
} from "../../../store/claims/erasing/told-texts.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { rewordConflicts } from "../../judging/conflict-door.ts"
import type { BlankedFigures } from "./blank-figures.ts"
import type { LockedClaims } from "./lock-with-corrections.ts"
import { ERASED, isFoundAnywhere, type Reword, rewordBy } from "./reword.ts"

/**
 * Sentences about verdicts quote the figures, and people repeat quotations in notes and reasons. Both lose what was erased: in
 * the conflicts of these figures, in all histories of these and of the claims, and, where the text is long enough to be known
 * by, in whatever is told of the families.
 */
export async function rewordConflictsOf(
  trx: Trx,
  { claims, families }: LockedClaims,
  { ids: figures, replaced: wordings, common }: BlankedFigures,
): Promise<void> {
  const others = claims.flatMap(({ quote, url }) => [quote ?? "", url ?? ""]).filter((text) => text !== "")
  const replaced = [...wordings, ...others.map((old) => ({ old, by: ERASED }))].filter(({ old, by }) => old !== by)
  const reword = rewordBy(replaced)
  const texts = replaced.map(({ old }) => old).filter((old) => isFoundAnywhere(old) && !common.has(old))
  const conflicts = await listConflictsTelling(trx, { families, figures, texts })
  await rewordConflicts(trx, conflicts, reword)
  const exceptions = await listExceptionsTelling(trx, { families, texts })
  await updateReasons(trx, rewordAll(exceptions, reword))
  const entities = [...claims, ...conflicts].map(({ id }) => id)
  const changes = await listChangesTelling(trx, { families, texts }, entities)
  await updateChanges(trx, rewordAll(changes, reword))
}

/** Those that are told otherwise from now on. */
function rewordAll<T>(told: readonly T[], reword: Reword): T[] {
  return told.map((one) => reword(one)).filter((one, index) => !isDeepStrictEqual(one, told[index]))
}
