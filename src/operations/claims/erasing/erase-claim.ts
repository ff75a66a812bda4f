import { printNumbers } from "../../../quantity/print-numbers.ts"
import { readQuantity } from "../../../quantity/quantity.ts"
import { listWordsAnew } from "../../../store/claims/claim-words.ts"
import type { ClaimRow } from "../../../store/claims/claims.ts"
import { type Blanked, blankClaims, keepExternalId } from "../../../store/claims/erasing/erased-claims.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { insertChanges } from "../../../store/history/changes.ts"
import { lockForMerging } from "../../../store/subjects/locks.ts"
import type { NamedRow } from "../../../store/subjects/subjects.ts"
import { listNow } from "../../candidates/list-subjects.ts"
import { hashBody } from "../../requests/hash-body.ts"
import type { Occasion } from "../../requests/occasion.ts"
import type { Precondition } from "../../requests/precondition.ts"
import { languageOf } from "../correct-claim.ts"
import { blankFigures } from "./blank-figures.ts"
import { blankNames } from "./blank-names.ts"
import { blankSent } from "./blank-sent.ts"
import { type LockedClaims, lockWithCorrections } from "./lock-with-corrections.ts"
import { rewordConflictsOf } from "./reword-conflicts.ts"

export type Erasure = {
  readonly reason?: string
  /** Also takes the names of the sources and claimants that no claim with a text names. */
  readonly names?: boolean
}

/** How many claims have lost their text, and sources their name; `kept`: the sources whose names stay. */
export type Erased = { readonly claims: number; readonly sources: number; readonly kept: readonly NamedRow[] }

/**
 * Takes the text of a claim, and of all that it corrects or that corrects it, from wherever it stands in the store. What was
 * judged stays as it is. A claim whose text is gone already loses nothing more. Everyone who files waits: nobody repeats the
 * text, or files a claim of the source, while it goes. docs/decisions/0022-erasure.md lists the places.
 */
export async function eraseClaim(
  trx: Trx,
  id: string,
  { reason, names = false }: Erasure,
  context: Occasion & { readonly check: Precondition },
): Promise<Erased> {
  await lockForMerging(trx)
  const locked = await lockWithCorrections(trx, id)
  const [asked] = locked.claims
  if (asked !== undefined) context.check(asked.version)
  const blanked = locked.claims.filter((claim) => claim.erased_at === null).map(printClaim)
  if (blanked.length > 0) await eraseTexts(trx, locked, blanked, context)
  const named = names ? await blankNames(trx, locked.claims, context) : { sources: [], kept: [] }
  if (blanked.length + named.sources.length > 0) await recordErasure(trx, locked.claims, reason ?? null, context)
  if (blanked.length > 0) await listNow(trx, locked.subjects)
  return { claims: blanked.length, sources: named.sources.length, kept: named.kept }
}

function printClaim(claim: ClaimRow): Blanked {
  return { claim, printed: printNumbers(readQuantity(claim.quantity), languageOf(claim)) }
}

async function eraseTexts(
  trx: Trx,
  locked: LockedClaims,
  blanked: readonly Blanked[],
  { actor, now }: Occasion,
): Promise<void> {
  await blankClaims(trx, blanked, actor, now)
  await listWordsAnew(
    trx,
    blanked.map(({ claim }) => claim),
  )
  const figures = await blankFigures(trx, locked, blanked)
  await rewordConflictsOf(trx, locked, figures)
  await blankSent(trx, locked, figures, blanked)
  const ids = locked.claims.map((claim) => claim.id)
  const last = locked.claims.find((claim) => claim.corrected_by === null)
  if (last !== undefined) await keepExternalId(trx, last, ids, hashBody(last.id))
}

async function recordErasure(
  trx: Trx,
  claims: readonly ClaimRow[],
  note: string | null,
  { actor, now }: Occasion,
): Promise<void> {
  const entries = claims.map(({ family_id: familyId, subject_id: subjectId, id: entityId }) => {
    const entry = { familyId, subjectId, entity: "claim" as const, entityId, actor }
    return { ...entry, action: "erased", note, before: null, after: null }
  })
  await insertChanges(trx, entries, now)
}
