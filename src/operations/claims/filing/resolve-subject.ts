import type { Trx } from "../../../store/connection/transaction.ts"
import { lockFamilies, lockNames } from "../../../store/subjects/locks.ts"
import { insertPart, listWholes } from "../../../store/subjects/part-of.ts"
import { findSubject, insertSubject, listSubjectsNamed, type SubjectRow } from "../../../store/subjects/subjects.ts"
import { readNameKey } from "../../requests/name-input.ts"
import { partOfCycle, subjectDiffers, unknownId } from "../../requests/refusals.ts"
import { readUnitCode } from "../../requests/unit-input.ts"
import { requireSameKind } from "../../subjects/part-of.ts"
import type { NamedSubject, SubjectRef } from "../claim-input.ts"
import { findFitting, namesOneOf } from "./fitting-subject.ts"

/** The unit of a subject that a claim creates and that the request does not say: asked for only then. */
export type DefaultUnit = () => string

/**
 * The subject that a claim names, created where it has to be, with its family locked until the transaction ends.
 * Several matches, or a unit, measure or whole other than the stored one, are refused.
 */
export async function resolveSubject(
  trx: Trx,
  ref: SubjectRef,
  defaultUnit: DefaultUnit,
  now: string,
): Promise<SubjectRow> {
  const id = typeof ref === "string" ? ref.toLowerCase() : await resolveNamed(trx, ref, defaultUnit, now)
  return lockResolved(trx, id)
}

/** Follows a merge that happened before we held the lock. */
async function lockResolved(trx: Trx, id: string): Promise<SubjectRow> {
  await lockFamilies(trx, [id])
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw unknownId("/subject", "subject", id)
  return subject.merged_into === null ? subject : lockResolved(trx, subject.merged_into)
}

async function resolveNamed(trx: Trx, ref: NamedSubject, defaultUnit: DefaultUnit, now: string): Promise<string> {
  const key = readNameKey(ref.name, "/subject/name")
  const unit = ref.unit === undefined ? undefined : readUnitCode(ref.unit, "/subject/unit")
  const found = await findNamed(trx, ref, key, unit)
  if (found !== undefined) return found.id
  // Under the lock it is looked for once more: a rival may just have created it.
  await lockNames(trx, [key])
  const since = await findNamed(trx, ref, key, unit)
  return since?.id ?? createSubject(trx, ref, unit ?? defaultUnit(), now)
}

async function findNamed(
  trx: Trx,
  ref: NamedSubject,
  key: string,
  unit: string | undefined,
): Promise<SubjectRow | undefined> {
  const only = findFitting(await listSubjectsNamed(trx, key), ref, unit)
  if (only !== undefined) await requireWhole(trx, only, ref)
  return only
}

/** A claim does not change what an existing subject is part of. */
async function requireWhole(trx: Trx, subject: SubjectRow, ref: NamedSubject): Promise<void> {
  if (ref.partOf === undefined || namesOneOf(await listWholes(trx, subject.id), ref)) return
  throw subjectDiffers(subject, "partOf", typeof ref.partOf === "string" ? ref.partOf : ref.partOf.name)
}

async function createSubject(trx: Trx, ref: NamedSubject, unit: string, now: string): Promise<string> {
  const measure = ref.measure ?? "stock"
  const id = await insertSubject(trx, { name: ref.name, unit, measure, aliases: [], tags: [], externalIds: {} }, now)
  if (ref.partOf === undefined) return id
  const wholeRef = typeof ref.partOf === "string" ? ref.partOf : { name: ref.partOf.name, unit, measure }
  const whole = await resolveWhole(trx, wholeRef, unit, now)
  if (whole.id === id) throw partOfCycle(ref.name, whole.name)
  const part = await findSubject(trx, id)
  if (part !== undefined) requireSameKind(part, whole, "/subject/partOf")
  await insertPart(trx, whole.id, id)
  return id
}

/** The lock of the new part's family is no worry: nobody else knows of it yet. */
async function resolveWhole(trx: Trx, ref: SubjectRef, unit: string, now: string): Promise<SubjectRow> {
  const id = typeof ref === "string" ? ref : await resolveNamed(trx, ref, () => unit, now)
  await lockFamilies(trx, [id])
  const whole = await findSubject(trx, id)
  if (whole?.merged_into) return resolveWhole(trx, whole.merged_into, unit, now)
  if (whole === undefined) throw unknownId("/subject/partOf", "subject", id)
  return whole
}
