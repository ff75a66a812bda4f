import type { FoundSubject } from "../../store/claims/filing/look-up-names.ts"
import { writeSubjects } from "../../store/claims/filing/write-named.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertPart, listWholes } from "../../store/subjects/part-of.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { keepTerms } from "../candidates/keep-terms.ts"
import type { Similar } from "../names/similar.ts"
import { partOfCycle, subjectArchived, subjectDiffers, subjectUnknown } from "../requests/refusals.ts"
import { draftSubject } from "./draft-subject.ts"
import { findFitting, namesOneOf } from "./fitting-subject.ts"
import { joinWithin } from "./join-families.ts"
import { lookUpSubjects } from "./look-up-subjects.ts"
import { requireRoomInTree, requireSameKind } from "./part-of.ts"
import type { SubjectMention } from "./subject-mention.ts"

export type Creating = {
  /** The unit of a subject that is created and whose unit the request does not say. It is asked for only then. */
  readonly unit: () => string
  /** The words of its first figure, from which its measure may be inferred. */
  readonly wording: string
  /** What else the name may mean, where it has to be created and must not be. */
  readonly similar: () => readonly Similar[]
  readonly now: string
}

/** `isNew`: it was created. */
export type ResolvedSubject = { readonly id: string; readonly isNew: boolean }

/**
 * The subject that a mention stands for, with its family locked until the transaction ends. A merge is
 * followed, and what is missing is created, also within the family of its whole. Several matches, or a unit, measure or
 * whole other than the stored one, are refused.
 */
export async function resolveSubject(trx: Trx, mention: SubjectMention, creating: Creating): Promise<ResolvedSubject> {
  const found = findFitting((await lookUpSubjects(trx, [mention])).get(mention.key) ?? [], mention)
  if (found === undefined) return { id: await createSubject(trx, mention, creating), isNew: true }
  await requireWhole(trx, found, mention)
  const id = found.merged_into === null ? found.id : await followMerge(trx, found.merged_into, mention.pointer)
  return { id, isNew: false }
}

/** The subject may be merged once more until we hold the lock of its family. */
async function followMerge(trx: Trx, id: string, pointer: string): Promise<string> {
  const [found] = (await lookUpSubjects(trx, [{ key: id, isId: true }])).get(id) ?? []
  if (found === undefined) throw new Error(`the subject ${id}, into which another was merged, is gone`)
  if (found.archived) throw subjectArchived(pointer, found)
  return found.merged_into === null ? id : followMerge(trx, found.merged_into, pointer)
}

/** A claim does not change what an existing subject is part of. */
async function requireWhole(trx: Trx, subject: FoundSubject, { whole }: SubjectMention): Promise<void> {
  if (whole === null || namesOneOf(await listWholes(trx, subject.id), whole)) return
  throw subjectDiffers(subject, "partOf", whole.isId ? whole.key : whole.name)
}

async function createSubject(
  trx: Trx,
  mention: SubjectMention,
  { unit, wording, similar, now }: Creating,
): Promise<string> {
  if (!mention.mayCreate) throw subjectUnknown(mention.name, mention.pointer, similar())
  const whole = mention.whole === null ? undefined : await findWhole(trx, mention.whole)
  const { toWrite } = draftSubject(mention, { unit: mention.unit ?? unit(), wording, whole })
  await writeSubjects(trx, [toWrite], now)
  const part = await requireSubject(trx, toWrite.id)
  if (mention.whole !== null) await joinWhole(trx, part, mention.whole, now)
  await keepTerms(trx, [part.id])
  return part.id
}

/** The whole, if it is there: its part has its measure, where nobody gives another. */
async function findWhole(trx: Trx, mention: SubjectMention): Promise<FoundSubject | undefined> {
  return findFitting((await lookUpSubjects(trx, [mention])).get(mention.key) ?? [], mention)
}

/** Of a whole that has to be created nothing is said but its name: it is measured as its part is. */
async function joinWhole(trx: Trx, part: SubjectRow, mention: SubjectMention, now: string): Promise<void> {
  const { unit, measure } = part
  const wanted = mention.isId ? mention : { ...mention, unit, measure }
  const { id } = await resolveSubject(trx, wanted, { unit: () => unit, wording: "", similar: () => [], now })
  const whole = await requireSubject(trx, id)
  if (whole.id === part.id) throw partOfCycle(part.name, whole.name)
  requireSameKind(part, whole, mention.pointer)
  await requireRoomInTree(trx, part, whole, mention.pointer)
  await joinWithin(trx, part, whole, mention.pointer)
  await insertPart(trx, whole.id, part.id)
}

async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone while its family is locked`)
  return subject
}
