import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { listSubjectsOf } from "../../../store/records/list-subjects.ts"
import { insertWholeSubject } from "../../../store/records/write-records.ts"
import { lockFamilies, lockNames } from "../../../store/subjects/locks.ts"
import { foldName } from "../../../store/subjects/names.ts"
import {
  findSubject,
  insertSubjectNames,
  listSubjectsNamed,
  type SubjectRow,
} from "../../../store/subjects/subjects.ts"
import { inferMeasure } from "../../../text/infer-measure.ts"
import { keepTerms } from "../../candidates/keep-terms.ts"
import { keyName } from "../../names/keyed-name.ts"
import { readNameKey } from "../../requests/name-input.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { unknownId } from "../../requests/refusals.ts"
import { readUnitCode } from "../../requests/unit-input.ts"
import { changeWholes } from "../../subjects/part-of.ts"
import { toSubjects } from "../read-directory.ts"
import { bringHistory } from "./bring-history.ts"
import { findNamedSubject } from "./find-named.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

/**
 * Takes a subject in under its own id, as part of what it is part of, which must be here. One that has its name, unit and
 * measure under another id must be the same otherwise. That it is exhausted by its parts may be said before they come.
 */
export async function takeSubject(trx: Trx, given: GivenOf<"subject">, occasion: Occasion): Promise<Taken> {
  const { id = newId(), mergedInto = null } = given
  const said = readSaid(given)
  await lockNames(trx, [foldName(said.name)])
  const [stored] = await listSubjectsOf(trx, { ids: [id] })
  const same = stored ?? (mergedInto === null ? await findTwin(trx, said) : undefined)
  if (same !== undefined) return repeat(trx, same, given)
  const into = mergedInto === null ? null : await requireInto(trx, mergedInto)
  const { tags = [], externalIds: external_ids = {}, exhaustive = false, disjoint = false } = given
  const created_at = readTime(given.createdAt, occasion.now, "/createdAt")
  const row = { ...said, id, family_id: into?.family_id ?? id, tags, external_ids, exhaustive, disjoint }
  const archived_at = given.archivedAt == null ? null : readTime(given.archivedAt, occasion.now, "/archivedAt")
  await insertWholeSubject(trx, { ...row, merged_into: mergedInto, archived_at, created_at })
  if (into === null) await relate(trx, id, given, occasion)
  const family = (await findSubject(trx, id))?.family_id ?? id
  const owner = { familyId: family, subjectId: id, entity: "subject" as const, entityId: id }
  await bringHistory(trx, owner, given.history, occasion)
  return { outcome: "filed", id }
}

function readSaid({ name = "", aliases = [], unit, measure, measureAssumed }: GivenOf<"subject">) {
  readNameKey(name, "/name")
  for (const [index, alias] of aliases.entries()) readNameKey(alias, `/aliases/${index}`)
  return {
    name,
    unit: readUnitCode(unit ?? "1", "/unit"),
    measure: measure ?? inferMeasure(name),
    measure_assumed: measureAssumed ?? measure === undefined,
  }
}

async function findTwin(trx: Trx, said: ReturnType<typeof readSaid>): Promise<SubjectRow | undefined> {
  const key = foldName(said.name)
  const named = await listSubjectsNamed(trx, key)
  return named.find(
    ({ name, unit, measure, merged_into }) =>
      merged_into === null && foldName(name) === key && unit === said.unit && measure === said.measure,
  )
}

async function repeat(trx: Trx, row: SubjectRow, given: GivenOf<"subject">): Promise<Taken> {
  const [stored] = await toSubjects(trx, [row])
  if (stored === undefined) throw new Error(`the subject ${row.id} has no record`)
  requireSame(stored, given, [])
  return { outcome: "repeated", id: row.id }
}

async function requireInto(trx: Trx, id: string): Promise<SubjectRow> {
  await lockFamilies(trx, [id])
  const into = await findSubject(trx, id)
  if (into === undefined || into.merged_into !== null) throw unknownId("/mergedInto", "subject", id)
  return into
}

/** The names of a subject that was merged away belong to the other, and so do its parts. */
async function relate(trx: Trx, id: string, given: GivenOf<"subject">, occasion: Occasion): Promise<void> {
  const { name = "", aliases = [], partOf = [] } = given
  await insertSubjectNames(trx, id, [name, ...aliases].map(keyName))
  const wholes: string[] = []
  for (const [index, ref] of partOf.entries()) wholes.push((await findNamedSubject(trx, ref, `/partOf/${index}`)).id)
  await lockFamilies(trx, [id, ...wholes])
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone within its transaction`)
  await changeWholes(trx, subject, wholes, occasion)
  await keepTerms(trx, [id])
}
