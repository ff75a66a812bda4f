import {
  type DisputedRange,
  listDisputedRanges,
  listOutliers,
  type Outliers,
} from "../../store/conflicts/disputed-figures.ts"
import { type DisputeRow, findDispute } from "../../store/conflicts/disputes.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inSnapshot } from "../../store/connection/snapshot.ts"
import { findSubject } from "../../store/subjects/subjects.ts"

/** How many of the figures with the most open conflicts are shown. */
const OUTLIERS = 10

export type DisputeInFull = DisputeRow & Outliers & { readonly ranges: readonly DisputedRange[] }

/** Reads the dispute as of one moment. Undefined where there is no such subject. */
export async function loadDispute(db: Db, subjectId: string): Promise<DisputeInFull | undefined> {
  return inSnapshot(db, async (trx) => {
    const dispute = await findDispute(trx, subjectId)
    const subject = await findSubject(trx, subjectId)
    if (dispute === undefined || subject === undefined) return undefined
    const ranges = await listDisputedRanges(trx, subject)
    return { ...dispute, ...(await listOutliers(trx, subject, OUTLIERS)), ranges }
  })
}
