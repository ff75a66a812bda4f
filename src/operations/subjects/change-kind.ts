import type { Measure } from "../../compare/pair/figure.ts"
import { listClaims } from "../../store/claims/claim-list.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { listParts, listWholes } from "../../store/subjects/part-of.ts"
import { findSubject, type SubjectRow, setMeasure } from "../../store/subjects/subjects.ts"
import { readAgain } from "../claims/move-claim.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import type { Occasion } from "../requests/occasion.ts"
import { unitFixed } from "../requests/refusals.ts"
import { readUnitCode } from "../requests/unit-input.ts"
import { requireSameKind } from "./part-of.ts"

/** So many active claims of a subject are read again in one request when its unit changes. */
const MOST_CLAIMS = 1_000

/**
 * What follows once a subject has another measure: all that it is part of and that is part of it has it too, since a part
 * and its whole are measured alike, and all figures are judged anew in the background. Answers these other subjects.
 */
export async function spreadMeasure(
  trx: Trx,
  subject: SubjectRow,
  measure: Measure,
  { now }: Occasion,
): Promise<readonly SubjectRow[]> {
  const related = await listRelated(trx, subject)
  for (const { id } of related) await setMeasure(trx, id, measure)
  const scopes = [subject, ...related].map(({ id }) => ({ subject: id }))
  await startRejudging(trx, scopes, null, now)
  return related
}

/** All wholes and parts, and theirs. */
async function listRelated(trx: Trx, subject: SubjectRow): Promise<SubjectRow[]> {
  const known = new Map([[subject.id, subject]])
  const waiting = [subject.id]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const near of [...(await listWholes(trx, id)), ...(await listParts(trx, id))]) {
      if (known.has(near.id)) continue
      known.set(near.id, await requireSubject(trx, near.id))
      waiting.push(near.id)
    }
  }
  known.delete(subject.id)
  return [...known.values()]
}

/** The code of the unit, where the subject can have it: its parts and wholes are of one dimension with it. */
export async function readNewUnit(trx: Trx, subject: SubjectRow, given: string): Promise<string> {
  const unit = readUnitCode(given, "/unit")
  const changed = { ...subject, unit }
  for (const { id } of subject.wholes) requireSameKind(changed, await requireSubject(trx, id), "/unit")
  for (const { id } of subject.parts) requireSameKind(await requireSubject(trx, id), changed, "/unit")
  return unit
}

/**
 * What follows once a subject has another unit: the wordings of its active claims are read again in it, since "5 billion"
 * is money once the unit is USD. Refuses a unit that a claim does not fit, naming the claim, and a subject with more claims
 * than one request reads. `before` is the subject as it was.
 */
export async function readClaimsAgain(trx: Trx, before: SubjectRow, occasion: Occasion): Promise<void> {
  const subject = await requireSubject(trx, before.id)
  const claims = await listClaims(trx, { subject: subject.id, status: "active" }, { limit: MOST_CLAIMS + 1 })
  if (claims.length > MOST_CLAIMS) throw unitFixed(subject.name, MOST_CLAIMS)
  const reason = `The unit of "${subject.name}" was changed from "${before.unit}" to "${subject.unit}".`
  for (const claim of claims) await readAgain(trx, { claim, subject: before }, subject, { ...occasion, reason })
  await startRejudging(trx, [{ subject: subject.id }], null, occasion.now)
}

async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone while its family is locked`)
  return subject
}
